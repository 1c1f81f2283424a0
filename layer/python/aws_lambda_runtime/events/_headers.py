"""Header maps of the HTTP events."""

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping


class Headers(dict[str, str]):
    """HTTP headers as they were sent; a name is looked up in any spelling: `headers["Content-Type"]`.

    Only looking up (`[...]`, `get`, `in`) is lenient: iterating and changing see the names as they are.
    """

    __slots__ = ()

    def __missing__(self, name: str) -> str:
        """Look up a name that was sent in another spelling."""
        folded = name.lower()
        for sent, value in self.items():
            if sent.lower() == folded:
                return value
        raise KeyError(name)

    def __contains__(self, name: object) -> bool:
        """Return whether the header was sent, in any spelling."""
        return super().__contains__(name) or (isinstance(name, str) and name.lower() in map(str.lower, self))

    if not TYPE_CHECKING:  # they know the signature of dict

        def get(self, name: str, default: object = None) -> object:
            """Return the header in any spelling, or the default."""
            try:
                return self[name]
            except KeyError:
                return default


def as_headers(headers: "Mapping[str, str]") -> Headers:
    """Return headers as they are, any other mapping as headers."""
    return headers if isinstance(headers, Headers) else Headers(headers)
