/** Signal with which the child process that sets pages ends itself when it takes too much memory. */
export const OUT_OF_MEMORY_SIGNAL = "SIGUSR2";
