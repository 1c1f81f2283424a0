"""Prints every event that `sam local generate-event` prints, as one JSON object; run by the Python that SAM lies in."""

import json

from samcli.lib.generated_sample_events.events import Events

library = Events()
printed = {
    f"{service}/{kind}": json.loads(
        library.generate_event(service, kind, {tag: given.get("default") for tag, given in about["tags"].items()})
    )
    for service, kinds in library.event_mapping.items()
    for kind, about in kinds.items()
}
print(json.dumps(printed))
