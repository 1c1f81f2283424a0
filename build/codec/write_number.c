/* Numbers: whole ones of 64 bits and short decimals without the help of CPython. */
#include "writer.h"

#include <math.h>

/* Writes digits so that they end before `end`; returns where they begin. */
static char *
digits_before(char *end, uint64_t number)
{
    do {
        *--end = (char)('0' + number % 10);
        number /= 10;
    } while (number > 0);
    return end;
}

int
writer_integer(Writer *writer, PyObject *value)
{
    int overflow;
    long long number = PyLong_AsLongLongAndOverflow(value, &overflow);
    if (overflow == 0) {
        char room[24], *end = room + sizeof room;
        char *first = digits_before(end, number < 0 ? 0 - (uint64_t)number : (uint64_t)number);
        if (number < 0) {
            *--first = '-';
        }
        return writer_text(writer, first, (size_t)(end - first));
    }
    PyObject *text = PyLong_Type.tp_repr(value);
    if (text == NULL) {
        if (!PyErr_ExceptionMatches(PyExc_ValueError)) {
            return FAILED;
        }
        PyErr_Clear();  /* it has more digits than Python writes */
        return NOT_PLAIN;
    }
    int status = writer_text(writer, (const char *)PyUnicode_1BYTE_DATA(text), (size_t)PyUnicode_GET_LENGTH(text));
    Py_DECREF(text);
    return status;
}

#define MOST_PLACES 6

/* Finds the decimal of at most 15 digits that the number is read from, if its places are few. No two such decimals are the same
   double, so it is the shortest one, which is what `repr` writes. */
static int
find_decimal(double number, uint64_t *digits, int *places)
{
    static const double tens[MOST_PLACES + 1] = {1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6};
    if (!(number < 1e15) || (number < 1e-4 && number != 0)) {
        return 0;
    }
    for (int i = 0; i <= MOST_PLACES && number * tens[i] < 1e15; i++) {
        uint64_t nearest = (uint64_t)(number * tens[i] + 0.5);
        if ((double)nearest / tens[i] == number) {
            *digits = nearest;
            *places = i;
            return 1;
        }
    }
    return 0;
}

int
writer_float(Writer *writer, double number)
{
    uint64_t digits;
    int places;
    if (!isfinite(number)) {
        return writer->strict ? NOT_PLAIN : isnan(number) ? WRITE(writer, "NaN") : number > 0 ? WRITE(writer, "Infinity")
                                                                                            : WRITE(writer, "-Infinity");
    }
    if (find_decimal(fabs(number), &digits, &places)) {
        char room[32], *end = room + sizeof room, *first = end;
        if (places == 0) {
            *--first = '0';
        }
        for (; places > 0; places--, digits /= 10) {
            *--first = (char)('0' + digits % 10);
        }
        *--first = '.';
        first = digits_before(first, digits);
        if (signbit(number)) {
            *--first = '-';
        }
        return writer_text(writer, first, (size_t)(end - first));
    }
    char *text = PyOS_double_to_string(number, 'r', 0, Py_DTSF_ADD_DOT_0, NULL);
    if (text == NULL) {
        return FAILED;
    }
    int status = writer_text(writer, text, strlen(text));
    PyMem_Free(text);
    return status;
}
