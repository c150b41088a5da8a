import fc from "fast-check";

// Properties are tried on the same cases every time: what fails then is the change's doing. Only `npm run fuzz` looks for new ones.
if (process.env.FUZZ_RUNS === undefined) fc.configureGlobal({ seed: 20_261_122 });
