import FoundationEssentials
import Notion
import Support
import Testing

@Suite struct WireTests {
    @Test("Long text is cut at 2000 UTF-16 units and never inside what a reader sees as one character")
    func chunksText() {
        let family = "👩‍👩‍👧‍👦"
        let text = String(repeating: "a", count: 1995) + family + String(repeating: "é", count: 2500)
        let chunks = RichText.chunks(of: text)
        #expect(chunks.joined() == text)
        #expect(chunks.allSatisfy { $0.utf16.count <= 2000 })
        #expect(chunks[0].count == 1995)
        #expect(chunks[1].hasPrefix(family))
        let monster = "e" + String(repeating: "\u{301}", count: 5000)
        #expect(RichText.chunks(of: monster).joined() == monster)
        #expect(RichText.chunks(of: monster).allSatisfy { $0.utf16.count <= 2000 })
        #expect(RichText("").json == [])
    }

    @Test("More than 100 runs end in an ellipsis instead of a refusal")
    func boundsRuns() {
        let items = RichText(String(repeating: "x", count: 250_000)).json.array ?? []
        #expect(items.count == 100)
        #expect(items.last?["text"]?["content"] == "…")
    }

    @Test("Rich text comes back with links, styles and mentions")
    func readsRichText() {
        let json: JSON = [
            ["type": "text", "plain_text": "see ", "text": ["content": "see "], "annotations": ["bold": true, "color": "red"]],
            ["type": "text", "plain_text": "here", "href": "https://a.b", "text": ["content": "here", "link": ["url": "https://a.b"]]],
            ["type": "mention", "plain_text": "@Ada", "mention": ["type": "user", "user": ["id": "u1"]]],
            ["type": "newer", "plain_text": "?"],
        ]
        let text = RichText(reading: json)
        #expect(text.plain == "see here@Ada?")
        #expect(text.runs[0].style == .bold)
        #expect(text.runs[1].link == "https://a.b")
        #expect(text.runs[2].kind == .person("u1"))
        #expect(RichText([.person("u1")]).json[0]?["mention"]?["user"]?["id"] == "u1")
        #expect(RichText([.init("x", link: "javascript:1")]).json[0]?["text"]?["link"] == nil)
    }

    @Test("Property values keep their meaning on the way out and back")
    func propertyValuesRoundTrip() {
        let values: [(PropertyValue, String)] = [
            (.title(RichText("T")), "title"), (.richText(RichText("R")), "rich_text"), (.number(3), "number"), (.number(nil), "number"),
            (.select("A"), "select"), (.multiSelect(["a", "b"]), "multi_select"), (.status("In review"), "status"),
            (.date(DateValue(start: "2026-07-05")), "date"), (.people([User(id: "u")]), "people"), (.checkbox(true), "checkbox"),
            (.url("https://a.b"), "url"), (.relation(["p"], more: false), "relation"),
            (.files([FileReference(name: "a.png", place: .external(url: "https://a.b/a.png"))]), "files"),
        ]
        for (value, type) in values {
            let json = JSON.object((value.json.object ?? [:]).merging(["type": .string(type)]) { $1 })
            #expect(PropertyValue(reading: json) == value)
        }
        #expect(PropertyValue.url("").json == ["url": nil])
        #expect(PropertyValue.select("a, b").json == ["select": ["name": "a  b"]])
        #expect(PropertyValue(reading: ["type": "place", "place": ["lat": 1]]) == .other(type: "place", ["lat": 1]))
    }

    @Test("Whole numbers go out without a decimal point")
    func numbersAreWhole() { #expect(PropertyValue.number(12).json.text == #"{"number":12}"#) }

    @Test("A partial page, and a page with unknown things, can be read")
    func readsPagesLeniently() throws {
        #expect(Page(reading: ["object": "page", "id": "p"])?.properties.isEmpty == true)
        let full: JSON = [
            "object": "page", "id": "p", "archived": true, "last_edited_time": "2026-07-04T09:08:00.000Z",
            "last_edited_by": ["object": "user", "id": "u"],
            "properties": [
                "Name": ["id": "title", "type": "title", "title": [["plain_text": "Hi"]]],
                "Tilde": ["id": "Qy~%3E", "type": "url", "url": nil],
            ],
        ]
        let page = try #require(Page(reading: full))
        #expect(page.title == "Hi")
        #expect(page.inTrash)
        #expect(page.properties["Qy~>"] == .url(nil))
        #expect(page.names["Qy~>"] == "Tilde")
        #expect(page.lastEdited == Date(timeIntervalSince1970: 1_783_156_080))
        #expect(Page(reading: ["object": "data_source", "id": "d"]) == nil)
        #expect(Page(reading: ["object": "page", "id": "p", "in_trash": false, "is_archived": true])?.inTrash == true)
    }

    @Test("Property ids are decoded once and encoded once")
    func propertyIDs() {
        #expect(PropertyID.decoded("Qy~%3E") == "Qy~>")
        #expect(PropertyID.decoded("100%") == "100%")
        #expect(PropertyID.encoded("Qy~%3E") == "Qy~%3E")
        #expect(PropertyID.encoded("a b:") == "a%20b%3A")
    }

    @Test("Blocks of every kind keep their meaning, and unknown ones are kept as they are")
    func blocksRoundTrip() {
        let text = RichText("x")
        let kinds: [Block.Kind] = [
            .paragraph(text), .heading(2, text, toggles: true), .bulleted(text), .numbered(text), .toDo(text, checked: true), .quote(text),
            .toggle(text), .callout(text, emoji: "📝"), .code(text, language: "plain text"), .divider, .tableRow([text, text]),
            .table(width: 2, columnHeader: true), .bookmark(url: "https://a.b", caption: text),
            .image(FileReference(name: "", place: .external(url: "https://a.b/c.png")), caption: text),
            .other(type: "hologram", ["depth": 3]),
        ]
        for kind in kinds { #expect(Block(reading: Block(kind).json())?.kind == kind) }
        #expect(Block(reading: ["object": "block"]) == nil)
    }

    @Test("Web addresses in plain words lead where they say")
    func linkedWords() {
        let text = RichText(linking: "Look at https://a.b/c/. Then (http://d.e/f) or https://g.h/i")
        #expect(text.plain == "Look at https://a.b/c/. Then (http://d.e/f) or https://g.h/i")
        #expect(text.runs.compactMap(\.link) == ["https://a.b/c/", "https://g.h/i"])
        #expect(RichText(linking: "Nothing to  see.").runs == RichText("Nothing to  see.").runs)
        #expect(RichText(linking: "").isEmpty)
        #expect(RichText(linking: "https://a.b").runs == [RichText.Run("https://a.b", link: "https://a.b")])
    }

    @Test("A signed address is the same file at every read")
    func signedAddresses() {
        let one = FileReference(reading: [
            "name": "a.png", "file": ["url": "https://s3/x/a.png?X-Amz=1", "expiry_time": "2026-07-04T10:08:00.000Z"],
        ])
        let two = FileReference(reading: ["name": "a.png", "file": ["url": "https://s3/x/a.png?X-Amz=2"]])
        #expect(one.stableURL == two.stableURL)
        #expect(one.url != two.url)
    }
}
