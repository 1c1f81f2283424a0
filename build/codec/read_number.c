/* Numbers: whole ones of up to 18 digits and most decimals without the help of CPython. */
#include "reader.h"

#define MOST_DIGITS 18

static inline int
is_digit(const Reader *reader)
{
    return reader->at < reader->end && *reader->at >= '0' && *reader->at <= '9';
}

/* Makes a number of its text by CPython's own means. */
static PyObject *
number_of(Reader *reader, const unsigned char *start, int is_float)
{
    size_t size = (size_t)(reader->at - start);
    if (reader_reserve(reader, size + 1) < 0) {
        return NULL;
    }
    memcpy(reader->text, start, size);
    reader->text[size] = '\0';
    if (!is_float) {
        return PyLong_FromString(reader->text, NULL, 10);
    }
    double number = PyOS_string_to_double(reader->text, NULL, NULL);
    return number == -1.0 && PyErr_Occurred() ? NULL : PyFloat_FromDouble(number);
}

/* Appends digits to a number, which is right while there are no more than MOST_DIGITS. Returns how many there were. */
static inline Py_ssize_t
read_digits(Reader *reader, uint64_t *number)
{
    const unsigned char *start = reader->at;
    uint64_t sum = *number;
    for (; is_digit(reader); reader->at++) {
        sum = 10 * sum + (uint64_t)(*reader->at - '0');
    }
    *number = sum;
    return reader->at - start;
}

#define MOST_ZEROS 22

/* Powers of ten that a double holds exactly. Quotient and product of two exact numbers are rounded once, as they have to be. */
static const double TENS[MOST_ZEROS + 1] = {
    1e0,  1e1,  1e2,  1e3,  1e4,  1e5,  1e6,  1e7,  1e8,  1e9,  1e10, 1e11,
    1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19, 1e20, 1e21, 1e22,
};

PyObject *
reader_number(Reader *reader)
{
    const unsigned char *start = reader->at;
    int negative = *start == '-', is_float = 0, lowers = 0;
    uint64_t number = 0, power = 0;
    reader->at += negative;
    if (!is_digit(reader)) {
        return NULL;
    }
    int is_zero = *reader->at == '0';
    Py_ssize_t digits = read_digits(reader, &number), shift = 0, raised = 0;
    if (is_zero && digits > 1) {
        return NULL;
    }
    if (reader->at < reader->end && *reader->at == '.') {
        reader->at++;
        is_float = 1;
        digits += shift = read_digits(reader, &number);
        if (shift == 0) {
            return NULL;
        }
    }
    if (reader->at < reader->end && (*reader->at | ' ') == 'e') {
        reader->at++;
        is_float = 1;
        if (reader->at < reader->end && (*reader->at == '+' || *reader->at == '-')) {
            lowers = *reader->at++ == '-';
        }
        raised = read_digits(reader, &power);
        if (raised == 0) {
            return NULL;
        }
    }
    if (!is_float) {
        int64_t whole = (int64_t)number;
        return digits > MOST_DIGITS ? number_of(reader, start, 0) : PyLong_FromLongLong(negative ? -whole : whole);
    }
    if (digits > MOST_DIGITS || raised > 2) {
        return number_of(reader, start, 1);
    }
    int exponent = (lowers ? -(int)power : (int)power) - (int)shift;
    if (number > UINT64_C(1) << 53 || exponent < -MOST_ZEROS || exponent > MOST_ZEROS) {
        return number_of(reader, start, 1);
    }
    double value = exponent < 0 ? (double)number / TENS[-exponent] : (double)number * TENS[exponent];
    return PyFloat_FromDouble(negative ? -value : value);
}
