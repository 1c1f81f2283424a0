"""What a function raises to fail a whole batch."""


class BatchError(Exception):
    """Nothing of the batch can be handled, as when a database is away: the invocation fails with this error.

    Lambda then tries the whole batch again, also the records that had succeeded.
    """
