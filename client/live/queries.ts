import { QueryClient, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import type { Content } from "../../shared/document/content.ts";
import type { DraftHead } from "../../shared/domain/draftHead.ts";
import type {
  CreateLinkRequest,
  CreateLinkResponse,
  DraftResponse,
  JoinRequest,
  MeResponse,
} from "../../shared/protocol/http.ts";
import type { PlacedFileResponse } from "../../shared/protocol/placedFileSchema.ts";
import type { RevisionResponse } from "../../shared/protocol/revisionSchema.ts";
import { callApi } from "./api.ts";
import { ApiError } from "./apiError.ts";

/** How often the list of drafts is asked for again while it is on screen: who is live changes without us. */
const LIST_REFRESH_MS = 15_000;

/** The cache of what the server answered. A call is repeated only where the failure will pass. */
export function createQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        retry: (failures, error) => failures < 2 && error instanceof ApiError && error.isPassing,
        staleTime: 2000,
      },
      mutations: { retry: false },
    },
  });
}

const KEYS = {
  me: ["me"],
  drafts: ["drafts"],
  draft: (draft: string) => ["draft", draft],
  links: (draft: string) => ["draft", draft, "links"],
  participants: (draft: string) => ["draft", draft, "participants"],
  privateOpenings: (draft: string) => ["draft", draft, "privateOpenings"],
  newLinks: (draft: string) => ["newLinks", draft],
  preview: (token: string) => ["preview", token],
  revision: (draft: string, rev: number | null) => ["draft", draft, "revision", rev],
} as const;

/** Who I am; `null` when nobody is signed in. */
export function useMe() {
  return useQuery<MeResponse | null, ApiError>({
    queryKey: KEYS.me,
    queryFn: async ({ signal }) => {
      try {
        return await callApi("me", { signal });
      } catch (error) {
        if (error instanceof ApiError && error.code === "sign_in_again") return null;
        throw error;
      }
    },
  });
}

/** The drafts I may enter, latest change first; asked for again while the list is shown. */
export function useDrafts(isSignedIn: boolean) {
  return useQuery({
    queryKey: KEYS.drafts,
    queryFn: async ({ signal }) => (await callApi("drafts", { signal })).drafts,
    enabled: isSignedIn,
    refetchInterval: LIST_REFRESH_MS,
  });
}

/** Head, state, counts of a draft, and what I am there. */
export function useDraft(draft: string) {
  return useQuery<DraftResponse, ApiError>({
    queryKey: KEYS.draft(draft),
    queryFn: ({ signal }) => callApi("draft", { params: { draft }, signal }),
  });
}

/** A Rev as it was issued, which never changes; null asks for none. */
export function useRevision(draft: string, rev: number | null) {
  return useQuery<RevisionResponse, ApiError>({
    queryKey: KEYS.revision(draft, rev),
    queryFn: ({ signal }) => callApi("revision", { params: { draft, rev: String(rev) }, signal }),
    enabled: rev !== null,
    staleTime: Number.POSITIVE_INFINITY,
  });
}

/** The links of a draft that I may see. */
export function useLinks(draft: string, isShown: boolean) {
  return useQuery({
    queryKey: KEYS.links(draft),
    queryFn: async ({ signal }) => (await callApi("links", { params: { draft }, signal })).links,
    enabled: isShown,
  });
}

/** Who has joined a draft. */
export function useParticipants(draft: string, isShown: boolean) {
  return useQuery({
    queryKey: KEYS.participants(draft),
    queryFn: async ({ signal }) => (await callApi("participants", { params: { draft }, signal })).participants,
    enabled: isShown,
  });
}

/** Who opened the private room of one's own delegation; asked only for members of one. */
export function usePrivateOpenings(draft: string, isMember: boolean) {
  return useQuery({
    queryKey: KEYS.privateOpenings(draft),
    queryFn: async ({ signal }) => (await callApi("privateOpenings", { params: { draft }, signal })).openings,
    enabled: isMember,
  });
}

/** What the token of a link offers. */
export function useLinkPreview(token: string) {
  return useQuery({
    queryKey: KEYS.preview(token),
    queryFn: ({ signal }) => callApi("previewLink", { body: { token }, signal }),
    staleTime: Number.POSITIVE_INFINITY,
  });
}

/** Joins by a link; everything known about me is asked for anew. */
export function useJoin() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (request: JoinRequest) => callApi("join", { body: request }),
    onSuccess: () => client.resetQueries({ predicate: (query) => query.queryKey[0] !== "preview" }),
  });
}

/** Ends the session. */
export function useSignOut() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: () => callApi("signOut"),
    onSuccess: () => client.resetQueries(),
  });
}

/** What a new blank draft begins with. */
export type NewDraft = Partial<DraftHead> & { readonly title: string };

/** Makes a blank draft. */
export function useCreateDraft() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (draft: NewDraft) => callApi("createDraft", { body: draft }),
    onSuccess: () => client.invalidateQueries({ queryKey: KEYS.drafts }),
  });
}

/** Makes a draft from content that somebody has looked at. */
export function useCreateFromContent() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (content: Content) => callApi("createDraft", { body: content }),
    onSuccess: () => client.invalidateQueries({ queryKey: KEYS.drafts }),
  });
}

/** A text somebody brings: a file, or words. */
export type ImportSource = { readonly file: File } | { readonly text: string };
/** What becomes of the tracked changes of a file that is opened as a text of its own. */
export type TrackedChanges = "accept" | "reject";

/** Has the server read a text without keeping it. */
export function useReadImport() {
  return useMutation({
    mutationFn: ({ source, changes }: { readonly source: ImportSource; readonly changes: TrackedChanges }) => {
      if ("text" in source) return callApi("readImport", { body: { plainText: source.text } });
      const form = new FormData();
      form.set("file", source.file);
      form.set("changes", changes);
      return callApi("readImport", { body: form });
    },
  });
}

/** Has the server read a file as amendments of a draft without keeping anything. */
export function useReadAmendments(draft: string) {
  return useMutation<PlacedFileResponse, ApiError, File>({
    mutationFn: (file) => {
      const form = new FormData();
      form.set("file", file);
      return callApi("importAmendments", { params: { draft }, body: form });
    },
  });
}

/** Makes a link into a draft. */
export function useCreateLink(draft: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (request: CreateLinkRequest) => callApi("createLink", { params: { draft }, body: request }),
    onSuccess: (link) => {
      client.setQueryData<readonly CreateLinkResponse[]>(KEYS.newLinks(draft), (former = []) => [...former, link]);
      return client.invalidateQueries({ queryKey: KEYS.links(draft) });
    },
  });
}

/**
 * The links of a draft made since the page was opened, with their addresses, which nobody can be told again: kept until
 * the page is closed or somebody else is signed in. Rule UI59.
 */
export function useNewLinks(draft: string): readonly CreateLinkResponse[] {
  const links = useQuery<readonly CreateLinkResponse[]>({
    queryKey: KEYS.newLinks(draft),
    queryFn: () => [],
    enabled: false,
    initialData: [],
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: Number.POSITIVE_INFINITY,
  });
  return links.data;
}

/** Ends a link and the access it gave. */
export function useRevokeLink(draft: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (link: string) => callApi("revokeLink", { params: { draft, link } }),
    onSuccess: () => client.invalidateQueries({ queryKey: KEYS.draft(draft) }),
  });
}
