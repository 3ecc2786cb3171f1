"""The LinkedIn look-alike under linkedin-api-client (PyPI, LinkedIn's own).

The client gives every answer back, refusals too, with its status; it raises ResponseFormattingError for a body that is no JSON.
Uploads are not in it: LinkedIn's documentation does them with curl, which is what requests stands for here.
"""
import datetime
import time
from urllib.parse import parse_qsl, urlsplit

import linkedin_api.common.constants as constants
import requests
from linkedin_api.clients.auth.client import AuthClient
from linkedin_api.clients.restli.client import RestliClient
from linkedin_api.common.errors import ResponseFormattingError

from kit import Vendor, equal, fact, holds, mentions, png, refused


def post(author, commentary, **more):
    """The body that the documentation of the posts API shows."""
    return {
        "author": author, "commentary": commentary, "visibility": "PUBLIC",
        "distribution": {"feedDistribution": "MAIN_FEED", "targetEntities": [], "thirdPartyDistributionChannels": []},
        "lifecycleState": "PUBLISHED", "isReshareDisabledByAuthor": False, **more,
    }


def denied(answer, status, body, **fields):
    """Asserts a refusal: its status and the members of its JSON body."""
    equal(answer.status_code, status, str(body))
    for name, wanted in fields.items():
        equal(body.get(name), wanted, name)
    return body


class LinkedIn(Vendor):
    title = "LinkedIn"
    library = "linkedin-api-client"

    def __init__(self, stage):
        self.stage = stage["linkedin"]
        self.base = self.stage["url"]
        constants.OAUTH_BASE_URL = self.base + "/oauth/v2"
        constants.NON_VERSIONED_BASE_URL = self.base + "/v2"
        constants.VERSIONED_BASE_URL = self.base + "/rest"
        self.client = RestliClient()
        self.page, self.page_token = self.stage["page_author"], self.stage["page_token"]
        self.member, self.member_token = self.stage["member_author"], self.stage["member_token"]
        today = datetime.datetime.now(datetime.timezone.utc)
        self.version = (today.replace(day=1) - datetime.timedelta(days=40)).strftime("%Y%m")

    # ---------------------------------------------------------------- in short

    def create(self, commentary, author=None, token=None, version=None, **more):
        return self.client.create(
            resource_path="/posts", entity=post(author or self.page, commentary, **more), access_token=token or self.page_token,
            version_string=version or self.version)

    def get(self, resource, urn, token=None):
        return self.client.get(
            resource_path=f"/{resource}/{{urn}}", path_keys={"urn": urn}, access_token=token or self.page_token, version_string=self.version)

    def find(self, author, token=None, **query):
        return self.client.finder(
            resource_path="/posts", finder_name="author", query_params={"author": author, **query}, access_token=token or self.page_token,
            version_string=self.version)

    def begin_upload(self, owner, token=None):
        return self.client.action(
            resource_path="/images", action_name="initializeUpload", action_params={"initializeUploadRequest": {"owner": owner}},
            access_token=token or self.page_token, version_string=self.version)

    def upload(self, data, owner=None, token=None):
        order = self.begin_upload(owner or self.page, token).value
        answer = requests.put(
            order["uploadUrl"], data=data, headers={"Authorization": f"Bearer {token or self.page_token}", "Content-Type": "image/png"})
        equal((answer.status_code, answer.content), (201, b""))
        return order["image"]

    def settled(self, image):
        """The state of a picture when it is no longer being processed."""
        for _ in range(50):
            state = self.get("images", image).entity
            if state["status"] not in ("WAITING_UPLOAD", "PROCESSING"):
                return state
            time.sleep(0.1)
        raise AssertionError(f"{image} is {state['status']}")

    def fault(self, kind, path="*", count=1):
        equal(requests.post(self.base + "/faults", json={"kind": kind, "path": path, "count": count}).status_code, 204)

    def token(self, **grant):
        return requests.post(self.base + "/tokens", json=grant).json()["access_token"]

    def headers(self, token=None, **more):
        return {"Authorization": f"Bearer {token or self.page_token}", "X-Restli-Protocol-Version": "2.0.0",
                "LinkedIn-Version": self.version, **more}

    # ---------------------------------------------------------------- identity

    @fact("GET userinfo and me tell who the tokens belong to")
    def identity(self):
        info = self.client.get(resource_path="/userinfo", access_token=self.member_token)
        equal((info.status_code, "urn:li:person:" + info.entity["sub"]), (200, self.member))
        holds({"name", "given_name", "family_name", "email"} <= set(info.entity), str(info.entity))
        me = self.client.get(resource_path="/me", access_token=self.page_token)
        equal("urn:li:person:" + me.entity["id"], self.member)

    @fact("introspect_access_token tells scopes, state and end of an application's own tokens, and nothing of others")
    def introspection(self):
        name, secret = self.stage["page_client"], self.stage["page_client_secret"]
        application = AuthClient(name, secret, "http://localhost/")
        told = application.introspect_access_token(self.token(scopes=["w_organization_social", "r_organization_social"], client_id=name))
        equal((told.status_code, told.active, told.status, told.client_id), (200, True, "active", name))
        equal(set(told.scope.split(",")), {"w_organization_social", "r_organization_social"})
        holds(told.expires_at > time.time() > told.created_at - 60, f"{told.created_at} to {told.expires_at}")
        ended = application.introspect_access_token(self.token(scopes=["openid"], client_id=name, expires_in=0))
        equal((ended.active, ended.status), (False, "expired"))
        equal(application.introspect_access_token("nonsense").active, False)
        equal(AuthClient(name, "wrong", "http://localhost/").introspect_access_token("nonsense").status_code, 401)

    @fact("FINDER organizationAcls lists the pages of an administrator")
    def roles(self):
        answer = self.client.finder(
            resource_path="/organizationAcls", finder_name="roleAssignee", query_params={"role": "ADMINISTRATOR", "state": "APPROVED"},
            access_token=self.page_token, version_string=self.version)
        equal([element["organization"] for element in answer.elements], [self.page])

    # ---------------------------------------------------------------- posts

    @fact("CREATE posts answers 201 without a body, its URN in x-restli-id and in the client's decoded_entity_id")
    def create_text(self):
        answer = self.create("Plain words, a \\(bracket\\) and #one tag")
        equal((answer.status_code, answer.entity), (201, None))
        holds(answer.decoded_entity_id.startswith("urn:li:share:"), answer.decoded_entity_id)
        self.first = answer.decoded_entity_id
        stamp = int(self.first.rsplit(":", 1)[1]) >> 22
        holds(abs(stamp / 1000 - time.time()) < 120, f"the id says {stamp}")

    @fact("GET posts/{urn} gives the post back, its text normalised")
    def read(self):
        entity = self.get("posts", self.first).entity
        equal((entity["id"], entity["author"], entity["lifecycleState"], entity["visibility"]), (self.first, self.page, "PUBLISHED", "PUBLIC"))
        equal(entity["commentary"], "Plain words, a \\(bracket\\) and {hashtag|\\#|one} tag")
        holds(entity["createdAt"] <= entity["lastModifiedAt"], "times")

    @fact("the picture's way: initializeUpload, PUT, GET images until AVAILABLE, then a post that shows it")
    def picture(self):
        order = self.begin_upload(self.page)
        equal(order.status_code, 200)
        holds(order.value["uploadUrlExpiresAt"] / 1000 > time.time(), "expired")
        equal(self.get("images", order.value["image"]).entity["status"], "WAITING_UPLOAD")
        self.image = self.upload(png(40, 30))
        state = self.settled(self.image)
        equal((state["status"], state["owner"], state["id"]), ("AVAILABLE", self.page, self.image))
        answer = self.create("With a picture", content={"media": {"id": self.image, "altText": "Grey"}})
        equal(answer.status_code, 201, str(answer.entity))
        equal(self.get("posts", answer.decoded_entity_id).entity["content"]["media"], {"id": self.image, "altText": "Grey"})

    @fact("FINDER author lists the newest first, pages through all, and encodes the URN as Rest.li wants it")
    def finder(self):
        urns = [self.create(f"Number {number}").decoded_entity_id for number in range(3)]
        answer = self.find(self.page, count=2, start=0, sortBy="CREATED")
        equal([element["id"] for element in answer.elements], [urns[2], urns[1]])
        equal((answer.paging.start, answer.paging.count), (0, 2))
        holds(answer.paging.total >= 5, f"{answer.paging.total} posts")
        rest = self.find(self.page, count=50, start=2, sortBy="CREATED").elements
        equal(rest[0]["id"], urns[0])
        equal(len(rest), answer.paging.total - 2)

    @fact("BATCH_GET, also with so many ids that the client tunnels the query through a POST")
    def batch(self):
        missing = "urn:li:share:7"
        answer = self.client.batch_get(
            resource_path="/posts", ids=[self.first, missing], access_token=self.page_token, version_string=self.version)
        # Keys come as they are in the answer: plain or in reduced encoding.
        plain = {key.replace("%3A", ":"): status for key, status in answer.statuses.items()}
        equal(plain, {self.first: 200, missing: 404})
        many = [self.first] + [f"urn:li:share:{number}" for number in range(10**17, 10**17 + 150)]
        tunnelled = self.client.batch_get(resource_path="/posts", ids=many, access_token=self.page_token, version_string=self.version)
        equal((tunnelled.status_code, len(tunnelled.results)), (200, 1))

    @fact("PARTIAL_UPDATE changes the text, DELETE takes the post away and may be repeated")
    def change(self):
        urn = self.create("To be changed").decoded_entity_id
        keys = dict(resource_path="/posts/{urn}", path_keys={"urn": urn}, access_token=self.page_token, version_string=self.version)
        equal(self.client.partial_update(patch_set_object={"commentary": "Changed"}, **keys).status_code, 204)
        equal(self.get("posts", urn).entity["commentary"], "Changed")
        equal([self.client.delete(**keys).status_code for _ in range(2)], [204, 204])
        equal(self.get("posts", urn).status_code, 404)

    @fact("a member's token posts and shows a picture, but may read neither: 403")
    def member_account(self):
        image = self.upload(png(9, 9), self.member, self.member_token)
        denied(answer := self.get("images", image, self.member_token), 403, answer.entity)
        time.sleep(0.5)
        answer = self.create("As a person", self.member, self.member_token, content={"media": {"id": image}})
        equal(answer.status_code, 201, str(answer.entity))
        read = self.get("posts", answer.decoded_entity_id, self.member_token)
        mentions(denied(read, 403, read.entity, code="ACCESS_DENIED")["message"], "partnerApiPostsExternal.GET")
        found = requests.get(
            f"{self.base}/rest/posts?author={self.member.replace(':', '%3A')}&q=author", headers=self.headers(self.member_token))
        mentions(denied(found, 403, found.json())["message"], "partnerApiPostsExternal.FINDER-author")

    @fact("socialMetadata and organizationalEntityShareStatistics measure a post")
    def statistics(self):
        equal(self.get("socialMetadata", self.first).entity["entity"], self.first)
        answer = self.client.finder(
            resource_path="/organizationalEntityShareStatistics", finder_name="organizationalEntity",
            query_params={"organizationalEntity": self.page, "shares": [self.first]}, access_token=self.page_token, version_string=self.version)
        equal(answer.status_code, 200)
        holds(isinstance(answer.elements, list), str(answer.elements))

    # ---------------------------------------------------------------- refusals

    @fact("401: no such token, one that has expired, and none, each with its service code")
    def tokens(self):
        answer = self.create("x", token="nonsense")
        denied(answer, 401, answer.entity, serviceErrorCode=65600, code="INVALID_ACCESS_TOKEN")
        answer = self.create("x", token=self.token(scopes=["w_organization_social"], expires_in=0))
        denied(answer, 401, answer.entity, serviceErrorCode=65602, code="EXPIRED_ACCESS_TOKEN")
        headers = self.headers()
        del headers["Authorization"]
        answer = requests.post(self.base + "/rest/posts", json=post(self.page, "x"), headers=headers)
        denied(answer, 401, answer.json(), serviceErrorCode=65604, code="EMPTY_ACCESS_TOKEN")

    @fact("403: a token without the scope, and an author who is somebody else")
    def permissions(self):
        answer = self.create("x", token=self.token(scopes=["openid"]))
        mentions(denied(answer, 403, answer.entity, code="ACCESS_DENIED")["message"], f"partnerApiPostsExternal.CREATE.{self.version}01")
        answer = self.create("x", "urn:li:organization:9999999")
        mentions(denied(answer, 403, answer.entity, serviceErrorCode=100)["message"], "[/author]")
        answer = self.begin_upload("urn:li:organization:9999999")
        equal(answer.status_code, 403)

    @fact("422: the same text again within minutes is DUPLICATE_POST, another author's is not")
    def duplicate(self):
        equal(self.create("Twice").status_code, 201)
        answer = self.create("Twice")
        body = denied(answer, 422, answer.entity)
        equal(body["status"], 422)
        equal([error["code"] for error in body["errorDetails"]["inputErrors"]], ["DUPLICATE_POST"])
        holds("code" not in body, "a code at the top")
        mentions(body["message"], "Content is a duplicate of urn:li:share:")
        equal(self.create("Twice", self.member, self.member_token).status_code, 201)

    @fact("422: a field that is unknown or missing, each with its path")
    def schema(self):
        answer = self.create("x", idempotencyKey="1", lifecycleState="PUBLISHED")
        mentions(denied(answer, 422, answer.entity)["message"], "/idempotencyKey", "unrecognized field found but not allowed")
        answer = self.client.create(
            resource_path="/posts", entity={"author": self.page}, access_token=self.page_token, version_string=self.version)
        mentions(denied(answer, 422, answer.entity)["message"], "ERROR :: /commentary", "ERROR :: /visibility", "ERROR :: /lifecycleState")

    @fact("400: a text that is too long, a picture that is unknown, unsent, no picture or somebody else's")
    def content(self):
        def code(commentary, wanted, **more):
            answer = self.create(commentary, **more)
            denied(answer, 400, answer.entity, code=wanted)

        media = lambda urn: {"content": {"media": {"id": urn}}}
        code("a" * 3001, "FIELD_LENGTH_TOO_LONG")
        code("picture 1", "INVALID_IMAGE_ID", **media("urn:li:image:nobody"))
        code("picture 2", "MEDIA_ASSET_WAITING_UPLOAD", **media(self.begin_upload(self.page).value["image"]))
        broken = self.upload(b"RIFF....WEBPVP8 ")
        equal(self.settled(broken)["status"], "PROCESSING_FAILED")
        code("picture 3", "MEDIA_ASSET_PROCESSING_FAILED", **media(broken))
        code("picture 4", "INVALID_IMAGE_ID", **media(self.upload(png(), self.member, self.member_token)))
        code("state", "INVALID_VALUE_FOR_FIELD", lifecycleState="DRAFT")

    @fact("400: a URN that is not encoded, in the path and in a query")
    def unencoded(self):
        for address in (f"/rest/posts/{self.first}", f"/rest/posts?q=author&author={self.page}"):
            answer = requests.get(self.base + address, headers=self.headers(**{"X-RestLi-Method": "FINDER" if "?" in address else "GET"}))
            denied(answer, 400, answer.json())

    @fact("426: a version that has ended or is to come; 400 when there is none, or no protocol version")
    def versions(self):
        for version in ("202401", "209901"):
            answer = self.create("x", version=version)
            denied(answer, 426, answer.entity, code="NONEXISTENT_VERSION", message=f"Requested version {version}01 is not active")
        for header, code in (("LinkedIn-Version", "VERSION_MISSING"), ("X-Restli-Protocol-Version", None)):
            headers = self.headers()
            del headers[header]
            answer = requests.post(self.base + "/rest/posts", json=post(self.page, "x"), headers=headers)
            denied(answer, 400, answer.json(), **({"code": code} if code else {}))

    @fact("404: a post that is not there")
    def missing(self):
        answer = self.get("posts", "urn:li:share:7")
        denied(answer, 404, answer.entity, code="NOT_FOUND")

    @fact("429 of a day's limit, and 500, as the client hands them on")
    def limits(self):
        self.fault("429", "/rest/posts")
        answer = self.create("Later")
        mentions(denied(answer, 429, answer.entity, code="TOO_MANY_REQUESTS", serviceErrorCode=101)["message"], "DAY limit")
        self.fault("500", "/rest/posts")
        equal(self.create("Later").status_code, 500)
        self.fault("502-html", "/rest/posts/*")
        refused(ResponseFormattingError, lambda: self.get("posts", self.first))
        equal(self.create("Later").status_code, 201)

    @fact("an unescaped reserved character cuts the text there and says nothing")
    def little_text(self):
        urn = self.create("This is a test. (also)").decoded_entity_id
        equal(self.get("posts", urn).entity["commentary"], "This is a test. ")

    @fact("an upload is a PUT with the token, to the address as it was given")
    def uploads(self):
        order = self.begin_upload(self.page).value
        token = {"Authorization": f"Bearer {self.page_token}"}
        holds(requests.put(order["uploadUrl"], data=png()).status_code == 401, "without a token")
        holds(requests.put(order["uploadUrl"] + "x", data=png(), headers=token).status_code == 403, "another signature")
        holds(requests.post(order["uploadUrl"], data=png(), headers=token).status_code == 405, "POST")
        equal(requests.put(order["uploadUrl"], data=png(), headers=token).status_code, 201)

    # Last, for a code that is used twice ends every token that was made for its person.
    @fact("a login gives a code, exchange_auth_code_for_access_token a token for it once, and a foreign scope ends the login")
    def login(self):
        name, secret = self.stage["page_client"], self.stage["page_client_secret"]
        application = AuthClient(name, secret, "http://localhost:8425/linkedin")
        def browser(*scopes):
            # The library writes this one address out instead of taking it from its constants.
            page = application.generate_member_auth_url(scopes=list(scopes), state="s1").replace(
                "https://www.linkedin.com/oauth/v2", constants.OAUTH_BASE_URL)
            return requests.get(page + "&answer=allow", allow_redirects=False).headers["Location"]
        back = dict(parse_qsl(urlsplit(browser("w_organization_social", "r_organization_social")).query))
        equal(back["state"], "s1")
        given = application.exchange_auth_code_for_access_token(back["code"])
        equal((given.status_code, given.expires_in), (200, 60 * 86400))
        equal(set(given.scope.split(",")), {"w_organization_social", "r_organization_social"})
        equal(application.exchange_auth_code_for_access_token(back["code"]).status_code, 401)
        holds("error=unauthorized_scope_error" in browser("openid"), "a scope of another product")
