"""Whether a meeting is valid against the schema that the command prints."""
import json
import subprocess

import jsonschema


class Validator:
    """The command's own schema, ready for use."""

    def __init__(self, prant):
        printed = subprocess.run([prant, "schema"], check=True, capture_output=True).stdout
        self.validator = jsonschema.Draft202012Validator(json.loads(printed))

    def faults(self, meeting):
        """What is wrong with the meeting; empty when it is valid."""
        return [f"{error.json_path}: {error.message}"
                for error in self.validator.iter_errors(meeting)]
