"""The spelling of keys with hyphens, which several services use for all of theirs."""


def kebab_case(name: str) -> str:
    """Spell `instance_id` as `instance-id`."""
    return name.rstrip("_").replace("_", "-")
