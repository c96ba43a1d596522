"""What the tests of the API share: an answer is held against the description before anything else."""

import re

import pytest
from jsonschema import Draft202012Validator

ROOT = "/api/v1"


class Interface:
    """The interface as a program sees it that believes the description."""

    def __init__(self, client):
        self.client = client
        self.document = client.get(f"{ROOT}/openapi.json").json()

    def path_of(self, address):
        """Return the path of the description that an address falls under."""
        path = address.split("?")[0].removeprefix(ROOT)
        found = [each for each in self.document["paths"] if re.fullmatch(re.sub(r"{\w+}", r"\\d+", each), path)]
        assert len(found) == 1, address
        return found[0]

    def parameters(self, path):
        """Return the schemas of the parameters of a path, by name."""
        shared = self.document["components"]["parameters"]
        described = self.document["paths"][path]["get"]["parameters"]
        described = [shared[each["$ref"].split("/")[-1]] if "$ref" in each else each for each in described]
        return {each["name"]: each["schema"] for each in described}

    def answer(self, address, status=200):
        """Return the answer of an address; it must have a status, and be as the description says for it."""
        answer = self.client.get(address)
        assert answer.status_code == status, (address, answer.content)
        described = self.document["paths"][self.path_of(address)]["get"]["responses"][str(status)]["content"]
        self.check(answer, described)
        return answer

    def check(self, answer, described):
        """Hold an answer against the media types and schemas that are described."""
        data, kind = answer.json(), answer.headers["Content-Type"]
        schema = {**described[kind]["schema"], "components": self.document["components"]}
        checker = Draft202012Validator.FORMAT_CHECKER
        problems = list(Draft202012Validator(schema, format_checker=checker).iter_errors(data))
        assert not problems, [(list(each.absolute_path), each.message) for each in problems]
        assert answer.headers["Access-Control-Allow-Origin"] == "*"
        assert answer.headers["X-Robots-Tag"] == "noindex"
        assert not answer.cookies

    def get(self, address, status=200):
        """Return the data of an address; see `answer`."""
        return self.answer(address, status).json()

    def problem(self, address, status):
        """Return the Dutch words of what is wrong with a question, described for its address or not."""
        return self.check_problem(self.client.get(address), status)

    def check_problem(self, answer, status):
        """Return the Dutch words of an answer that must be a problem."""
        assert answer.status_code == status, (answer.request["PATH_INFO"], answer.content)
        schema = {"$ref": "#/components/schemas/Problem"}
        self.check(answer, {"application/problem+json": {"schema": schema}})
        data = answer.json()
        assert data["status"] == status
        return data["detail"]


@pytest.fixture
def interface(client, db):
    """The API; see `Interface`."""
    return Interface(client)


@pytest.fixture(params=["database", "index"])
def both_ways(request):
    """Answer from the database, then from the index; called, it brings the index up to date."""
    return request.getfixturevalue("built") if request.param == "index" else lambda: None
