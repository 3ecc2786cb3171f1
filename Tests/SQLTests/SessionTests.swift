import FoundationEssentials
import SQL
import Support
import Testing

@Suite("Statements")
struct SessionTests {
    let workspace: Workspace
    init() throws { workspace = try Workspace() }

    @Test("every type comes back as it was stored")
    func types() async throws {
        let database = try Database(path: ":memory:")
        let instant = Date(milliseconds: 1_783_155_600_123)
        let made = try await database.read { session in
            try session.first(
                "SELECT ?1 AS t, ?2 AS n, ?3 AS r, ?4 AS b, ?5 AS d, ?6 AS x, ?7 AS j, ?8 AS e, ?9 AS z, ?10 AS l",
                [
                    .text("Zürich 🏔 \u{0} end"), .int(-7), 0.5, true, .date(instant), .blob([0, 1, 255]), .json(["a": [1, "two"]]), "",
                    .blob([]),
                    .duration(.milliseconds(1500)),
                ]
            ) { row in
                #expect(try row.text("t") == "Zürich 🏔 \u{0} end")
                #expect(try row.integer("n") == -7)
                #expect(try row.real("r") == 0.5 && row.real("n") == -7)
                #expect(try row.bool("b"))
                #expect(try row.date("d") == instant)
                #expect(try row.blob("x") == [0, 1, 255])
                #expect(try row.json("j") == ["a": [1, "two"]])
                #expect(try row.decoded("j", as: [String: JSON].self)["a"] == [1, "two"])
                #expect(try row.optionalText("e") == "" && row.optionalBlob("z") == [])
                #expect(try row.duration("l") == .milliseconds(1500))
                return try row.text(0)
            }
        }
        #expect(made != nil)
    }

    @Test("NULL is nil where it may be and an error where it may not")
    func null() async throws {
        let database = try Database(path: ":memory:")
        try await database.read { session in
            _ = try session.first("SELECT ? AS a, ? AS b", [nil, .string(nil)]) { row throws in
                #expect(try row.optionalText("a") == nil && row.optionalInteger("b") == nil && row.optionalDate(1) == nil)
                #expect(try row.optionalReal("a") == nil && row.optionalJSON("b") == nil)
                #expect(throws: StoreError(.shape, "Column \"a\" of the store is empty where a value is needed.")) { try row.text("a") }
            }
        }
    }

    @Test("a wrong type, a missing column and broken JSON are errors that name the column")
    func shapes() async throws {
        let database = try Database(path: ":memory:")
        try await database.read { session in
            _ = try session.rows("SELECT 1 AS a, '{' AS j") { row throws in
                #expect(throws: StoreError(.shape, "Column \"a\" of the store does not hold text.")) { try row.text("a") }
                #expect(throws: StoreError(.shape, "A result of the store has no column \"z\".")) { try row.text("z") }
                #expect(throws: StoreError(.shape, "A result of the store has no column 2.")) { try row.text(2) }
                #expect(throws: StoreError(.shape, "Column \"j\" of the store holds JSON that is no JSON.")) { try row.json("j") }
            }
        }
    }

    @Test("run counts the rows it changed, and none for a statement that changes nothing")
    func changes() async throws {
        let database = try await workspace.database()
        let counts = try await database.transaction { session in
            try [
                "INSERT INTO notes (body) VALUES ('a'), ('b'), ('c')", "UPDATE notes SET size = 1 WHERE body <> 'a'",
                "UPDATE notes SET size = 1 WHERE body = 'z'", "SELECT * FROM notes",
            ].map { try session.run($0) }
        }
        #expect(counts == [3, 2, 0, 0])
    }

    @Test("one statement may run again inside its own rows")
    func reentrant() async throws {
        let database = try await workspace.database()
        for body in ["a", "b"] { try await database.add(body) }
        let pairs = try await database.read { session in
            let sql = "SELECT body FROM notes ORDER BY body"
            return try session.rows(sql) { outer in
                let outer = try outer.text(0)
                return try session.rows(sql) { inner in outer + (try inner.text(0)) }
            }.flatMap { $0 }
        }
        #expect(pairs == ["aa", "ab", "ba", "bb"])
    }

    @Test("first runs an INSERT with RETURNING to its end")
    func returning() async throws {
        let database = try await workspace.database()
        let sql = "INSERT INTO notes (body, size) VALUES (?, 1) ON CONFLICT (body) DO UPDATE SET size = notes.size + 1 RETURNING size"
        var sizes: [Int] = []
        for _ in 0..<3 {
            sizes.append(
                try await database.transaction { session in try #require(try session.first(sql, ["x"]) { try $0.integer("size") }) })
        }
        #expect(sizes == [1, 2, 3])
        #expect(try await database.bodies() == ["x"])
    }

    @Test("the number of values must be the number of placeholders")
    func placeholders() async throws {
        let database = try Database(path: ":memory:")
        await #expect(throws: StoreError(.statement, "\"SELECT ?, ?\" takes 2 values and was given 1.")) {
            try await database.read { session in _ = try session.run("SELECT ?, ?", [1]) }
        }
    }

    @Test("a name in double quotes is never taken for a text")
    func doubleQuotes() async throws {
        let database = try Database(path: ":memory:")
        let failure = await #expect(throws: StoreError.self) {
            try await database.read { session in _ = try session.run("SELECT \"no such column\"") }
        }
        #expect(failure?.kind == .statement)
    }
}
