import FoundationEssentials
import Rehearsal
import Support
import TestKit
import Testing

@Suite struct NotionQueryTests {
    private static let rows: [[String: JSON]] = [
        ["Name": "Alpha", "Notes": "first", "Score": 1, "Channel": "LinkedIn", "Status": "Draft", "When": "2026-07-03", "Ready": true],
        ["Name": "Beta", "Score": 5, "Channel": "X", "Tags": ["news"], "Status": "In review", "When": "2026-07-04T08:00:00+02:00"],
        ["Name": "Gamma", "Score": 10, "Status": "Approved", "Owner": ["Ben Approver"], "Ready": true],
        ["Name": "Delta", "Channel": "LinkedIn", "Tags": ["news", "fun"], "Status": "Approved"],
    ]

    private func seeded(_ office: NotionOffice) async throws -> String {
        let source = try await office.makeTable()
        for row in Self.rows { try office.desk.seed(NotionSeed(table: source, properties: row)) }
        return source
    }

    /// The first letters of the rows found.
    private func found(_ office: NotionOffice, _ source: String, _ body: JSON) async throws -> String {
        let answer = try await office.call("POST", "data_sources/\(source)/query", body)
        return (answer["results"]?.array ?? []).map { row in
            String((row["properties"]?["Name"]?["title"]?[0]?["plain_text"]?.string ?? "?").prefix(1))
        }.joined()
    }

    @Test("filters find what they say")
    func filters() async throws {
        try await NotionOffice.open { office in
            let source = try await seeded(office)
            let expected: [(JSON, String)] = [
                (["property": "Status", "status": ["equals": "Approved"]], "DG"),
                (["property": "Status", "status": ["equals": ["Draft", "In review"]]], "AB"),
                (["property": "Channel", "select": ["is_empty": true]], "G"),
                (["property": "Tags", "multi_select": ["contains": "news"]], "BD"),
                (["property": "Score", "number": ["greater_than_or_equal_to": 5]], "BG"),
                (["property": "Ready", "checkbox": ["equals": false]], "BD"),
                (["property": "Notes", "rich_text": ["equals": "first"]], "A"),
                (["property": "Owner", "people": ["contains": .string(NotionPerson.ben.id)]], "G"),
                (["property": "When", "date": ["on_or_before": "2026-07-04T06:00:00Z"]], "AB"),
                (["property": "When", "date": ["equals": "today"]], "B"),
                (["property": "When", "date": ["is_empty": true]], "DG"),
                (
                    [
                        "and": [
                            ["property": "Status", "status": ["equals": "Approved"]],
                            [
                                "or": [
                                    ["property": "Ready", "checkbox": ["equals": true]], ["property": "Score", "number": ["equals": 1]],
                                ]
                            ],
                        ]
                    ], "G"
                ),
            ]
            for (filter, letters) in expected {
                let letterOrder = String(try await found(office, source, ["filter": filter]).sorted())
                #expect(letterOrder == letters, "\(filter.text)")
            }
        }
    }

    @Test("a filter of the wrong type, of an unknown option, column or depth is refused")
    func wrongFilters() async throws {
        try await NotionOffice.open { office in
            let source = try await office.makeTable()
            let leaf: JSON = ["property": "Score", "number": ["equals": 1]]
            let wrong: [(JSON, String)] = [
                (["property": "Status", "select": ["equals": "Draft"]], "does not match filter select"),
                (["property": "Status", "status": ["equals": "Nope"]], "not found"),
                (["property": "Nope", "number": ["equals": 1]], "Could not find property with name or id: Nope"),
                (["property": "Score", "number": ["equals": "5"]], "should be a number"),
                (["and": [["or": [["and": [leaf]]]]]], "two levels"),
            ]
            for (filter, part) in wrong {
                let refused = try await office.refused("POST", "data_sources/\(source)/query", ["filter": filter])
                #expect(refused.message.contains(part), "\(refused.message)")
            }
        }
    }

    @Test("edits of one minute are found on or after it and not after it")
    func timestamps() async throws {
        try await NotionOffice.open { office in
            let source = try await seeded(office)
            office.clock.advance(by: .seconds(150))
            let row = try #require(office.desk.rows(of: source).first { $0.title == "Delta" })
            try office.desk.perform(.setProperty(page: row.id, name: "Score", value: 2))
            func edited(_ condition: JSON) -> JSON {
                ["filter": ["timestamp": "last_edited_time", "last_edited_time": condition]]
            }
            #expect(try await found(office, source, edited(["on_or_after": "2026-07-04T09:10:00.000Z"])) == "D")
            #expect(try await found(office, source, edited(["after": "2026-07-04T09:10:00.000Z"])) == "")
        }
    }

    @Test("rows come sorted, in pages, and those in the trash only when asked for")
    func listing() async throws {
        try await NotionOffice.open { office in
            let source = try await seeded(office)
            let sorts: JSON = [["property": "Score", "direction": "descending"]]
            #expect(try await found(office, source, ["sorts": sorts]) == "GBAD")
            let first = try await office.call("POST", "data_sources/\(source)/query", ["sorts": sorts, "page_size": 3])
            #expect(first["has_more"] == true)
            let rest: JSON = ["sorts": sorts, "page_size": 3, "start_cursor": first["next_cursor"] ?? .null]
            #expect(try await found(office, source, rest) == "D")
            #expect(try await office.refused("POST", "data_sources/\(source)/query", ["start_cursor": nil]).status == 400)
            #expect(try await office.refused("POST", "data_sources/\(source)/query", ["page_size": 101]).status == 400)
            try office.desk.perform(.trash(try #require(first.ids.first)))
            #expect(try await found(office, source, ["sorts": sorts]) == "BAD")
            #expect(try await found(office, source, ["in_trash": true]) == "G")
        }
    }

    @Test("a row made a moment ago is missing from queries while the index lags, and is read by its id")
    func lag() async throws {
        try await NotionOffice.open({ $0.indexLag = .seconds(10) }) { office in
            let source = try await office.makeTable()
            let row = try await office.makeRow(in: source, ["Name": ["title": NotionOffice.text("A")]])
            #expect(try await found(office, source, [:]) == "")
            #expect(try await office.call("GET", "pages/\(row.id)").id == row.id)
            office.clock.advance(by: .seconds(10))
            #expect(try await found(office, source, [:]) == "A")
        }
    }

    @Test("only the columns asked for come along")
    func columns() async throws {
        try await NotionOffice.open { office in
            let source = try await seeded(office)
            let id = try await office.call("GET", "data_sources/\(source)")["properties"]?["Score"]?.id ?? ""
            let answer = try await office.call("POST", "data_sources/\(source)/query?filter_properties=\(id)", [:])
            #expect(answer["results"]?[0]?["properties"]?.object?.keys.sorted() == ["Score"])
        }
    }
}
