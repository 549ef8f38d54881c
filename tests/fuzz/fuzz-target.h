/* What a target of the fuzzers is: a program of its own, run by libFuzzer or by runner.c. */

#pragma once

#include <glib.h>
#include <stddef.h>
#include <stdint.h>

G_BEGIN_DECLS

/* Reads @data, whatever it is, and aborts when what must always hold does not. */
int  LLVMFuzzerTestOneInput (const uint8_t *data,
                             size_t         size);

/* The least that has to be done with @data: what its time is measured against. */
void fuzz_floor             (const uint8_t *data,
                             size_t         size);

G_END_DECLS
