/* What the files that write share. Their functions return 0, or NOT_PLAIN, or FAILED with an exception set. */
#ifndef WRITER_H
#define WRITER_H

#include "codec.h"

enum { FAILED = -1, WRITTEN, NOT_PLAIN };

typedef struct {
    PyObject *bytes;  /* what is written so far, and room for more */
    char *at, *end;
    int strict;
    int depth;
    struct {
        PyObject *container;  /* borrowed: no code that could change the value runs meanwhile */
        Py_ssize_t next;
    } open[DEEPEST];
} Writer;

int writer_string(Writer *writer, PyObject *string);
int writer_integer(Writer *writer, PyObject *value);
int writer_float(Writer *writer, double number);

/* Makes room for that many more bytes. */
int writer_grow(Writer *writer, size_t room);

static inline int
writer_reserve(Writer *writer, size_t room)
{
    return (size_t)(writer->end - writer->at) < room ? writer_grow(writer, room) : WRITTEN;
}

static inline int
writer_text(Writer *writer, const char *text, size_t size)
{
    if (writer_reserve(writer, size) < 0) {
        return FAILED;
    }
    memcpy(writer->at, text, size);
    writer->at += size;
    return WRITTEN;
}

#define WRITE(writer, literal) writer_text(writer, literal, sizeof(literal) - 1)

#endif
