/* What the files that read share. Their functions return NULL, or -1, without an exception for what is no JSON, or too rare to
   be worth a line here: halves of surrogate pairs. */
#ifndef READER_H
#define READER_H

#include "codec.h"

typedef struct {
    const unsigned char *at, *end;
    PyObject **keys;        /* those that are remembered */
    PyObject **items;       /* owned: members of the open arrays; of each open object the dict and the next member's key */
    size_t count, room;
    int depth;
    char *text;             /* where strings with escapes are made */
    size_t text_room;
    size_t open[DEEPEST];   /* for each open container twice its place among the items, and 1 more if it is an object */
} Reader;

/* Reads a string behind its first quote. */
PyObject *reader_string(Reader *reader);

/* Pushes the key that comes next and passes over its colon. */
int reader_key(Reader *reader);

/* Reads a number, which is the only value that is told by no character of its own. */
PyObject *reader_number(Reader *reader);

/* Makes room for that many bytes in `text`. */
int reader_reserve(Reader *reader, size_t room);

/* Takes over a reference to an item. */
int reader_push(Reader *reader, PyObject *item);

/* Returns the next byte that is no space, or -1 at the end, and stops there. */
static inline int
next_byte(Reader *reader)
{
    while (reader->at < reader->end) {
        unsigned char byte = *reader->at;
        if (byte != ' ' && byte != '\n' && byte != '\r' && byte != '\t') {
            return byte;
        }
        reader->at++;
    }
    return -1;
}

#endif
