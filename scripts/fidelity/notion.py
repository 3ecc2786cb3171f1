"""The Notion look-alike under notion-client (PyPI, ramnes/notion-sdk-py), in both versions of the API."""
import logging
import time

import httpx
from notion_client import APIErrorCode, APIResponseError, Client
from notion_client.errors import UnknownHTTPResponseError
from notion_client.helpers import collect_paginated_api, is_full_block, is_full_data_source, is_full_database, is_full_page
from notion_client.helpers import is_full_user, is_full_view, iterate_paginated_api

from kit import Vendor, equal, fact, holds, mentions, png, refused

VERSIONS = ["2025-09-03", "2026-03-11"]
NOBODY = "00000000-0000-4000-8000-000000000000"

COLUMNS = {
    "Name": {"title": {}},
    "Text": {"rich_text": {}},
    "State": {"status": {"options": [{"name": "Draft", "color": "gray"}, {"name": "In review", "color": "blue"}]}},
    "Channel": {"select": {"options": [{"name": "LinkedIn", "color": "blue"}]}},
    "Tags": {"multi_select": {"options": []}},
    "Day": {"date": {}},
    "Count": {"number": {"format": "number"}},
    "Link": {"url": {}},
    "Done": {"checkbox": {}},
    "Who": {"people": {}},
    "Files": {"files": {}},
    "Edited": {"last_edited_time": {}},
}


def text(content, **style):
    return {"type": "text", "text": {"content": content}, "annotations": {"bold": False, **style}}


def plain(runs):
    return "".join(run["plain_text"] for run in runs)


def paragraph(content, children=None):
    block = {"rich_text": [text(content)]}
    if children:
        block["children"] = children
    return {"object": "block", "type": "paragraph", "paragraph": block}


class Notion(Vendor):
    library = "notion-client"

    def __init__(self, stage, version):
        self.stage = stage["notion"]
        self.version_header = version
        self.title = f"Notion {version}"
        self.client = self.connect()

    def connect(self, auth=None, retry=False, version=None):
        return Client(
            auth=auth or self.stage["token"], base_url=self.stage["url"], notion_version=version or self.version_header, retry=retry,
            log_level=logging.CRITICAL)  # or every expected refusal is a line of its own

    def control(self, method, path, body=None):
        answer = httpx.request(method, self.stage["url"] + path, json=body)
        answer.raise_for_status()
        return answer.json() if answer.content else None

    def fault(self, kind, path="/v1/*", count=1):
        self.control("POST", "/faults", {"kind": kind, "path": path, "count": count})

    def act(self, **act):
        return self.control("POST", "/rehearsal/act", act)["id"]

    def row(self, name, children=(), **properties):
        return self.client.pages.create(
            parent={"type": "data_source_id", "data_source_id": self.source},
            properties={"Name": {"title": [text(name)]}, **properties}, children=list(children))

    def query(self, **options):
        return self.client.data_sources.query(self.source, result_type="page", **options)

    def children(self, of):
        return collect_paginated_api(self.client.blocks.children.list, block_id=of)

    def upload(self, data, name, kind):
        upload = self.client.file_uploads.create(mode="single_part", filename=name, content_type=kind)
        return self.client.file_uploads.send(upload["id"], file=(name, data, kind))

    def old_or_new(self, answer):
        """Whether an answer tells the trash in the words of its version."""
        equal("archived" in answer, self.version_header == "2025-09-03", "archived in the answer")
        equal(answer["in_trash"], False, "in_trash")

    # ---------------------------------------------------------------- who

    @fact("users.me is the bot, with the workspace's upload limit")
    def me(self):
        me = self.client.users.me()
        equal((me["object"], me["type"]), ("user", "bot"))
        holds(me["bot"]["workspace_limits"]["max_file_upload_size_in_bytes"] > 0, "no limit")
        holds(me["request_id"], "no request_id")

    @fact("users.list and users.retrieve name people")
    def people(self):
        everybody = collect_paginated_api(self.client.users.list, page_size=2)
        self.person = next(user for user in everybody if user["type"] == "person")
        holds(all(is_full_user(user) for user in everybody) and len(everybody) > 2, "partial users")
        equal(self.client.users.retrieve(self.person["id"])["name"], self.person["name"])

    # ---------------------------------------------------------------- databases

    @fact("databases.create makes a database with one data source below a page")
    def create_database(self):
        database = self.client.databases.create(
            parent={"type": "page_id", "page_id": self.stage["empty_page"]}, title=[text("Posts")], description=[text("All posts")],
            initial_data_source={"properties": COLUMNS})
        holds(is_full_database(database), "partial database")
        self.old_or_new(database)
        self.database = database["id"]
        equal([source["name"] for source in database["data_sources"]], ["Posts"])
        self.source = database["data_sources"][0]["id"]

    @fact("databases.retrieve gives it back, by its id with and without dashes, the latter as in its address")
    def retrieve_database(self):
        for way in (self.database, self.database.replace("-", "")):
            database = self.client.databases.retrieve(way)
            equal(database["id"], self.database)
            holds(database["url"].endswith(self.database.replace("-", "")), database["url"])
            equal(database["parent"], {"type": "page_id", "page_id": self.stage["empty_page"]})
            equal((plain(database["title"]), plain(database["description"])), ("Posts", "All posts"))

    @fact("data_sources.retrieve gives every column with its type and id")
    def retrieve_source(self):
        source = self.client.data_sources.retrieve(self.source)
        holds(is_full_data_source(source), "partial data source")
        self.columns = source["properties"]
        equal({name: column["type"] for name, column in self.columns.items()}, {name: next(iter(kind)) for name, kind in COLUMNS.items()})
        equal(self.columns["Name"]["id"], "title")
        equal(source["parent"], {"type": "database_id", "database_id": self.database})
        status = self.columns["State"]["status"]
        holds({"id", "name", "color", "option_ids"} <= set(status["groups"][0]), "groups of a status")

    @fact("data_sources.update adds, renames and removes columns; a relation finds its target")
    def update_source(self):
        change = lambda **columns: self.client.data_sources.update(self.source, properties=columns)["properties"]
        holds("Later" in change(Later={"rich_text": {}}), "no new column")
        identifier = change(Later={"name": "Sooner"})["Sooner"]["id"]
        holds("Sooner" not in change(**{identifier: None}), "still there")
        linked = change(Source={"relation": {"data_source_id": self.source, "type": "single_property", "single_property": {}}})
        equal(linked["Source"]["relation"]["data_source_id"], self.source)
        self.columns = linked

    @fact("the tables that setup makes are read by the client: Brands, Briefs, Feeds, Drafts")
    def desk(self):
        for name, ids in self.stage["tables"].items():
            database = self.client.databases.retrieve(ids["database"])
            holds(name in plain(database["title"]), f"{name} is called {plain(database['title'])}")
            equal(database["data_sources"][0]["id"], ids["data_source"])
            columns = self.client.data_sources.retrieve(ids["data_source"])["properties"]
            rows = collect_paginated_api(self.client.data_sources.query, data_source_id=ids["data_source"])
            holds(name == "Drafts" or rows, f"{name} has no rows")
            for row in rows:
                holds(is_full_page(row), "partial page")
                equal(set(row["properties"]), set(columns), f"columns of a row of {name}")

    @fact("views.create adds a board and a calendar, and views.list shows them")
    def views(self):
        state, day = self.columns["State"]["id"], self.columns["Day"]["id"]
        board = {"type": "board", "group_by": {"type": "status", "property_id": state, "group_by": "option", "sort": {"type": "manual"}}}
        calendar = {"type": "calendar", "date_property_id": day, "view_range": "month"}
        made = [
            self.client.views.create(
                database_id=self.database, data_source_id=self.source, name=look["type"], type=look["type"], configuration=look)
            for look in (board, calendar)
        ]
        holds(all(is_full_view(view) for view in made), "partial views")
        listed = {view["id"] for view in collect_paginated_api(self.client.views.list, database_id=self.database)}
        holds({view["id"] for view in made} < listed, "not listed")
        equal(self.client.views.retrieve(made[0]["id"])["name"], "board")

    # ---------------------------------------------------------------- pages

    @fact("pages.create fills a row of every type, and pages.retrieve reads the same")
    def create_page(self):
        values = {
            "Text": {"rich_text": [text("a", bold=True), {"type": "text", "text": {"content": "b", "link": {"url": "https://example.org/"}}}]},
            "State": {"status": {"name": "In review"}},
            "Channel": {"select": {"name": "LinkedIn"}},
            "Tags": {"multi_select": [{"name": "new"}, {"name": "newer"}]},
            "Day": {"date": {"start": "2026-07-05T08:00:00", "time_zone": "Europe/Berlin"}},
            "Count": {"number": 12.5},
            "Link": {"url": "https://example.org/a"},
            "Done": {"checkbox": True},
            "Who": {"people": [{"id": self.person["id"]}]},
        }
        page = self.row("Hallo Ü 👋", [paragraph("first")], **values)
        holds(is_full_page(page), "partial page")
        self.old_or_new(page)
        equal((page["parent"]["data_source_id"], page["parent"]["database_id"]), (self.source, self.database))
        self.page = page["id"]
        read = self.client.pages.retrieve(self.page)["properties"]
        equal(plain(read["Name"]["title"]), "Hallo Ü 👋")
        equal([(run["plain_text"], run["annotations"]["bold"], run["href"]) for run in read["Text"]["rich_text"]],
              [("a", True, None), ("b", False, "https://example.org/")])
        equal(read["State"]["status"]["name"], "In review")
        equal(read["Channel"]["select"]["color"], "blue")
        equal([tag["name"] for tag in read["Tags"]["multi_select"]], ["new", "newer"])
        equal(read["Day"]["date"]["start"], "2026-07-05T08:00:00.000+02:00")
        equal((read["Count"]["number"], read["Link"]["url"], read["Done"]["checkbox"]), (12.5, "https://example.org/a", True))
        equal(read["Who"]["people"][0]["id"], self.person["id"])

    @fact("pages.update changes what it names, by name or id, and null clears")
    def update_page(self):
        page = self.client.pages.update(
            self.page, properties={self.columns["Count"]["id"]: {"number": 3}, "Day": {"date": None}, "Source": {"relation": [{"id": self.page}]}})
        values = page["properties"]
        equal((values["Count"]["number"], values["Day"]["date"], values["Done"]["checkbox"]), (3, None, True))
        equal(values["Source"]["relation"], [{"id": self.page}])

    @fact("pages.properties.retrieve gives a plain value, a list in pages, and all of a long relation")
    def property_item(self):
        item = self.client.pages.properties.retrieve(self.page, self.columns["Count"]["id"])
        equal((item["object"], item["type"], item["number"]), ("property_item", "number", 3))
        title = self.client.pages.properties.retrieve(self.page, "title")
        equal((title["object"], title["results"][0]["title"]["plain_text"]), ("list", "Hallo Ü 👋"))
        rows = [self.row(f"Row {number}")["id"] for number in range(26)]
        page = self.client.pages.update(self.page, properties={"Source": {"relation": [{"id": row} for row in rows]}})
        cut = page["properties"]["Source"]
        equal((len(cut["relation"]), cut["has_more"]), (25, True))
        whole = collect_paginated_api(
            self.client.pages.properties.retrieve, page_id=self.page, property_id=self.columns["Source"]["id"], page_size=10)
        equal([item["relation"]["id"] for item in whole], rows)

    @fact("pages.retrieve_markdown tells the page as text")
    def markdown(self):
        page = self.client.pages.retrieve_markdown(self.page)
        equal((page["object"], page["truncated"], page["unknown_block_ids"]), ("page_markdown", False, []))
        holds("first" in page["markdown"], page["markdown"])

    @fact("data_sources.query pages through all rows, in order, without one twice")
    def pagination(self):
        sizes, seen, cursor = [], [], {}
        while True:
            answer = self.query(page_size=10, sorts=[{"timestamp": "created_time", "direction": "ascending"}], **cursor)
            equal((answer["object"], answer["type"]), ("list", "page_or_data_source"))
            sizes.append(len(answer["results"]))
            seen += [row["id"] for row in answer["results"]]
            if not answer["has_more"]:
                equal(answer["next_cursor"], None)
                break
            cursor = {"start_cursor": answer["next_cursor"]}
        equal((sizes, len(set(seen))), ([10, 10, 7], 27))
        equal(seen[0], self.page)

    @fact("filters by status, text, checkbox, date, relation and time of change; filter_properties leaves the others out")
    def filters(self):
        def found(filter):
            return len(self.query(filter=filter, page_size=100)["results"])

        equal(found({"property": "State", "status": {"equals": "In review"}}), 1)
        equal(found({"property": self.columns["State"]["id"], "status": {"does_not_equal": "In review"}}), 26)
        equal(found({"property": "Text", "rich_text": {"equals": "ab"}}), 1)
        equal(found({"and": [{"property": "Done", "checkbox": {"equals": True}}, {"or": [{"property": "Day", "date": {"is_empty": True}}]}]}), 1)
        equal(found({"property": "Source", "relation": {"contains": self.page}}), 0)
        equal(found({"timestamp": "last_edited_time", "last_edited_time": {"on_or_after": "2020-01-01T00:00:00.000Z"}}), 27)
        equal(found({"timestamp": "created_time", "created_time": {"before": "2020-01-01T00:00:00.000Z"}}), 0)
        answer = self.query(filter_properties=["title", self.columns["State"]["id"]], page_size=1)
        equal(set(answer["results"][0]["properties"]), {"Name", "State"})

    @fact("a page in the trash is found there alone, refuses edits and comes back")
    def trash(self):
        page = self.row("Short life")["id"]
        equal(self.client.pages.update(page, in_trash=True)["in_trash"], True)
        equal([row["id"] for row in self.query(in_trash=True)["results"]], [page])
        holds(page not in [row["id"] for row in self.query()["results"]], "still listed")
        error = refused(APIResponseError, lambda: self.client.pages.update(page, properties={"Count": {"number": 1}}),
                        code=APIErrorCode.ValidationError, status=400)
        mentions(error, "archived")
        equal(self.client.pages.update(page, in_trash=False)["in_trash"], False)
        self.client.pages.update(page, in_trash=True)

    # ---------------------------------------------------------------- blocks

    @fact("blocks.children.append writes every kind of block a draft has, two levels deep")
    def append(self):
        blocks = [
            {"heading_1": {"rich_text": [text("One")]}}, {"heading_2": {"rich_text": [text("Two")]}},
            {"heading_3": {"rich_text": [text("Three")]}}, paragraph("Outer", [paragraph("Inner")]),
            {"bulleted_list_item": {"rich_text": [text("Dot")]}}, {"numbered_list_item": {"rich_text": [text("1")]}},
            {"to_do": {"rich_text": [text("Do")], "checked": True}}, {"toggle": {"rich_text": [text("More")], "children": [paragraph("Less")]}},
            {"quote": {"rich_text": [text("Said")]}}, {"divider": {}},
            {"callout": {"rich_text": [text("Mind")], "icon": {"type": "emoji", "emoji": "⚠️"}, "color": "yellow_background"}},
            {"code": {"rich_text": [text("let a = 1")], "language": "swift"}}, {"bookmark": {"url": "https://example.org/"}},
        ]
        answer = self.client.blocks.children.append(self.page, children=blocks)
        equal([block["type"] for block in answer["results"]], [next(key for key in block if key not in ("object", "type")) for block in blocks])
        holds(all(is_full_block(block) for block in answer["results"]), "partial blocks")
        self.old_or_new(answer["results"][0])
        outer = answer["results"][3]
        equal(outer["has_children"], True)
        equal(plain(self.children(outer["id"])[0]["paragraph"]["rich_text"]), "Inner")
        self.first = self.children(self.page)[0]["id"]

    @fact("an appended block goes after the one it names, and the later ones follow in the answer")
    def insert(self):
        place = {"position": {"type": "after_block", "after_block": {"id": self.first}}}
        before = self.children(self.page)
        answer = self.client.blocks.children.append(self.page, children=[paragraph("second")], **place)["results"]
        equal(len(answer), len(before))
        after = self.children(self.page)
        equal([block["id"] for block in after[:2]], [self.first, answer[0]["id"]])
        if self.version_header == "2025-09-03":
            third = self.client.blocks.children.append(self.page, children=[paragraph("old way")], after=answer[0]["id"])["results"][0]
            equal(self.children(self.page)[2]["id"], third["id"])
        else:
            refused(APIResponseError, lambda: self.client.blocks.children.append(self.page, children=[paragraph("x")], after=self.first),
                    code=APIErrorCode.ValidationError)

    @fact("blocks.retrieve, update and delete: the text is replaced, the type stays, a deleted block is gone from the list")
    def edit_block(self):
        block = self.client.blocks.update(self.first, paragraph={"rich_text": [text("first, changed")]})
        equal(plain(block["paragraph"]["rich_text"]), "first, changed")
        equal(self.client.blocks.retrieve(self.first)["paragraph"], block["paragraph"])
        refused(APIResponseError, lambda: self.client.blocks.update(self.first, quote={"rich_text": [text("x")]}), status=400)
        equal(self.client.blocks.delete(self.first)["in_trash"], True)
        holds(self.first not in [child["id"] for child in self.children(self.page)], "still listed")
        refused(APIResponseError, lambda: self.client.blocks.update(self.first, paragraph={"rich_text": [text("late")]}),
                code=APIErrorCode.ValidationError)
        equal(self.client.blocks.update(self.first, in_trash=False)["in_trash"], False)

    @fact("a page of 120 blocks takes two appends and two reads")
    def many_blocks(self):
        page = self.row("Long", [paragraph(str(number)) for number in range(100)])["id"]
        self.client.blocks.children.append(page, children=[paragraph(str(number)) for number in range(100, 120)], position={"type": "end"})
        equal(self.client.blocks.children.list(page)["has_more"], True)
        equal([plain(block["paragraph"]["rich_text"]) for block in self.children(page)], [str(number) for number in range(120)])

    # ---------------------------------------------------------------- comments

    @fact("comments.create and list: on a page, on a block and as an answer, each where it belongs")
    def comments(self):
        page = self.row("Talk", [paragraph("line")])["id"]
        block = self.children(page)[0]["id"]
        first = self.client.comments.create(parent={"page_id": page}, rich_text=[text("On the page")])
        equal((first["object"], first["parent"]), ("comment", {"type": "page_id", "page_id": page}))
        self.client.comments.create(discussion_id=first["discussion_id"], rich_text=[text("An answer")])
        self.client.comments.create(parent={"block_id": block}, rich_text=[text("On the line")])
        listed = collect_paginated_api(self.client.comments.list, block_id=page, page_size=1)
        equal([plain(comment["rich_text"]) for comment in listed], ["On the page", "An answer"])
        equal({comment["discussion_id"] for comment in listed}, {first["discussion_id"]})
        equal(listed[0]["created_by"]["id"], self.client.users.me()["id"])
        on_block = self.client.comments.list(block_id=block)["results"]
        equal([(plain(comment["rich_text"]), comment["parent"]["block_id"]) for comment in on_block], [("On the line", block)])

    @fact("what a person writes in the desk is read by the client, and a resolved thread is not listed")
    def person_comments(self):
        page = self.row("Asked")["id"]
        comment = self.act(act="comment", on=page, text="Shorter, please")
        listed = self.client.comments.list(block_id=page)["results"]
        equal([(entry["id"], plain(entry["rich_text"])) for entry in listed], [(comment, "Shorter, please")])
        equal(self.client.users.retrieve(listed[0]["created_by"]["id"])["type"], "person")
        self.act(act="resolve", comment=comment)
        equal(self.client.comments.list(block_id=page)["results"], [])

    # ---------------------------------------------------------------- files

    @fact("file_uploads: a picture is created, sent, attached to a block and a column, and read back byte for byte")
    def files(self):
        data = png(shade=77)
        upload = self.client.file_uploads.create(mode="single_part", filename="card.png", content_type="image/png")
        equal((upload["status"], upload["upload_url"].rsplit("/v1/", 1)[-1]), ("pending", f"file_uploads/{upload['id']}/send"))
        sent = self.client.file_uploads.send(upload["id"], file=("card.png", data, "image/png"))
        equal((sent["status"], sent["content_length"]), ("uploaded", len(data)))
        reference = {"type": "file_upload", "file_upload": {"id": upload["id"]}}
        self.client.blocks.children.append(self.page, children=[{"image": {**reference, "caption": [text("A card")]}}])
        page = self.client.pages.update(self.page, properties={"Files": {"files": [{**reference, "name": "card.png"}]}})
        equal(self.client.file_uploads.retrieve(upload["id"])["expiry_time"], None)
        image = next(block["image"] for block in self.children(self.page) if block["type"] == "image")
        equal((image["type"], plain(image["caption"])), ("file", "A card"))
        equal(page["properties"]["Files"]["files"][0]["type"], "file")
        for url in (image["file"]["url"], page["properties"]["Files"]["files"][0]["file"]["url"]):
            equal(httpx.get(url).content, data)
        # As S3 does: a signed address and a token are one too many.
        equal(httpx.get(url, headers={"Authorization": "Bearer x"}).status_code, 400)
        equal(httpx.get(url.replace("X-Amz-Signature=", "X-Amz-Signature=0")).status_code, 403)

    @fact("file_uploads: a file in two parts is sent in any order and completed")
    def parts(self):
        data = bytes(range(256)) * 4096 * 11
        cut = 10 << 20
        upload = self.client.file_uploads.create(mode="multi_part", filename="film.mp4", content_type="video/mp4", number_of_parts=2)
        equal(upload["number_of_parts"], {"total": 2, "sent": 0})
        self.client.file_uploads.send(upload["id"], file=("film.mp4", data[cut:], "video/mp4"), part_number="2")
        refused(APIResponseError, lambda: self.client.file_uploads.complete(upload["id"]), code=APIErrorCode.ValidationError)
        half = self.client.file_uploads.send(upload["id"], file=("film.mp4", data[:cut], "video/mp4"), part_number="1")
        equal((half["status"], half["number_of_parts"]["sent"]), ("pending", 2))
        equal(self.client.file_uploads.complete(upload["id"])["status"], "uploaded")
        block = {"video": {"type": "file_upload", "file_upload": {"id": upload["id"]}}}
        made = self.client.blocks.children.append(self.page, children=[block])["results"][0]
        equal(httpx.get(made["video"]["file"]["url"]).content, data)

    @fact("file_uploads: a type that is not the name's, or not the one announced, is refused")
    def wrong_files(self):
        refused(APIResponseError, lambda: self.client.file_uploads.create(filename="card.png", content_type="image/jpeg"),
                code=APIErrorCode.ValidationError, status=400)
        upload = self.client.file_uploads.create(filename="card.png", content_type="image/png")
        refused(APIResponseError, lambda: self.client.file_uploads.send(upload["id"], file=("card.png", png(), "image/jpeg")), status=400)
        reference = {"type": "file_upload", "file_upload": {"id": upload["id"]}}
        refused(APIResponseError, lambda: self.client.blocks.children.append(self.page, children=[{"image": reference}]), status=400)

    # ---------------------------------------------------------------- refusals

    @fact("a wrong token is 401 unauthorized")
    def wrong_token(self):
        error = refused(APIResponseError, self.connect(auth="ntn_wrong").users.me, code=APIErrorCode.Unauthorized, status=401)
        holds(error.request_id, "no request id")

    @fact("a page that is not shared is 404 object_not_found, as one that never was")
    def unshared(self):
        page = self.row("Private")["id"]
        self.act(act="share", id=page, shared=False)
        for call in (lambda: self.client.pages.retrieve(page), lambda: self.client.blocks.children.list(page),
                     lambda: self.client.pages.update(page, properties={}), lambda: self.client.comments.list(block_id=page),
                     lambda: self.client.pages.retrieve(NOBODY), lambda: self.client.data_sources.query(NOBODY),
                     lambda: self.client.databases.retrieve(NOBODY), lambda: self.client.data_sources.retrieve(self.database)):
            refused(APIResponseError, call, code=APIErrorCode.ObjectNotFound, status=404)
        self.act(act="share", id=page, shared=True)
        equal(self.client.pages.retrieve(page)["id"], page)

    @fact("limits of a body are 400 validation_error with the place: 2,000 units of text, 100 blocks, two levels, 100 rows")
    def limits(self):
        def over(call, *words):
            mentions(refused(APIResponseError, call, code=APIErrorCode.ValidationError, status=400), *words)

        append = lambda *blocks: lambda: self.client.blocks.children.append(self.page, children=list(blocks))
        over(append(paragraph("a" * 2001)), "body.children[0].paragraph.rich_text[0].text.content.length", "2000", "2001")
        over(append(paragraph("👋" * 1001)), "2002")
        over(append(*[paragraph("a")] * 101), "body.children.length", "100", "101")
        over(append(paragraph("1", [paragraph("2", [paragraph("3", [paragraph("4")])])])), "children", "not present")
        over(lambda: self.query(page_size=101), "page_size", "100")
        over(lambda: self.client.pages.retrieve("not-an-id"), "valid uuid")
        over(lambda: self.query(start_cursor=NOBODY), "start_cursor")

    @fact("a body of more than 500 KB is refused")
    def too_big(self):
        runs = [text("x" * 2000)] * 100
        blocks = [{"paragraph": {"rich_text": runs}}] * 3
        refused(APIResponseError, lambda: self.client.blocks.children.append(self.page, children=blocks), status=413)

    @fact("what the schema does not have is 400: columns, options of a status, types of values and filters")
    def schema(self):
        def wrong(call, *words):
            mentions(refused(APIResponseError, call, code=APIErrorCode.ValidationError, status=400), *words)

        wrong(lambda: self.row("x", **{"No such": {"number": 1}}), "No such")
        wrong(lambda: self.row("x", State={"status": {"name": "Nowhere"}}), "Nowhere")
        wrong(lambda: self.row("x", State={"select": {"name": "Draft"}}), "State")
        wrong(lambda: self.query(filter={"property": "State", "select": {"equals": "Draft"}}))
        wrong(lambda: self.query(filter={"property": "No such", "checkbox": {"equals": True}}), "No such")
        wrong(lambda: self.client.databases.create(parent={"type": "workspace", "workspace": True}, title=[text("x")]), "workspace")

    @fact("no version, and one from before data sources, are 400")
    def versions(self):
        refused(APIResponseError, self.connect(version="2022-06-28").users.me, code=APIErrorCode.ValidationError, status=400)
        nameless = self.connect()
        del nameless.client.headers["Notion-Version"]
        # The client does not know the code missing_version, so it gives its own.
        mentions(refused(UnknownHTTPResponseError, nameless.users.me, status=400).body, "missing_version")

    @fact("429 carries Retry-After, and the client's own retry comes through")
    def rate(self):
        self.fault("429")
        error = refused(APIResponseError, self.client.users.me, code=APIErrorCode.RateLimited, status=429)
        equal(error.headers["retry-after"], "1")
        holds(error.additional_data["rate_limit_reason"], "no reason")
        self.fault("429")
        before = time.monotonic()
        self.connect(retry=True).users.me()
        holds(time.monotonic() - before >= 0.9, "the client did not wait")

    @fact("409, 403, 500, 503 and 504 have the codes that the client knows")
    def failures(self):
        codes = {403: APIErrorCode.RestrictedResource, 409: APIErrorCode.ConflictError, 500: APIErrorCode.InternalServerError,
                 503: APIErrorCode.ServiceUnavailable, 504: APIErrorCode.GatewayTimeout}
        for status, code in codes.items():
            self.fault(str(status))
            refused(APIResponseError, lambda: self.client.pages.retrieve(self.page), code=code, status=status)

    @fact("a proxy's HTML page is no API error")
    def proxy(self):
        self.fault("502-html")
        refused(UnknownHTTPResponseError, self.client.users.me, status=502)
        equal(sum(1 for _ in iterate_paginated_api(self.client.users.list)), 3)
