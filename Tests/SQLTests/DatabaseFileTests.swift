import Glibc
import SQL
import Support
import TestKit
import Testing

@Suite("Looking at a file")
struct DatabaseFileTests {
    let folder: ScratchFolder
    init() throws { folder = try ScratchFolder() }

    private func made(_ name: String, _ bodies: String...) async throws -> Database {
        let database = try Database(path: folder.file(name))
        try await database.transaction { session in
            try session.run("CREATE TABLE IF NOT EXISTS notes (id INTEGER PRIMARY KEY, body TEXT NOT NULL) STRICT")
            for body in bodies { try session.run("INSERT INTO notes (body) VALUES (?)", [.text(body)]) }
        }
        return database
    }

    @Test("a look counts what is lacking, what differs and what is new, table by table")
    func compared() async throws {
        let store = try await made("store.db", "one", "two", "three")
        try await store.backup(to: folder.file("copy.db"))
        try await store.transaction { session in
            try session.run("UPDATE notes SET body = 'zwei' WHERE id = 2")
            try session.run("DELETE FROM notes WHERE id = 1")
            for body in ["four", "five"] { try session.run("INSERT INTO notes (body) VALUES (?)", [.text(body)]) }
            try session.run("CREATE TABLE later (id INTEGER PRIMARY KEY) STRICT")
            try session.run("INSERT INTO later (id) VALUES (1)")
        }
        let found = try await DatabaseFile(path: folder.file("copy.db")).compare(with: folder.file("store.db"))
        #expect(found.map(\.name) == ["later", "notes"])
        #expect(found[0].rows == nil && found[0].missing == 1 && !found[0].isEqual)
        #expect(found[1].rows == 3 && found[1].others == 4)
        #expect([found[1].missing, found[1].changed, found[1].extra] == [2, 1, 1])
        let skipped = try await DatabaseFile(path: folder.file("copy.db")).compare(with: folder.file("store.db"), skipping: ["body"])
        #expect(skipped[1].changed == 0)
    }

    @Test("a look leaves nothing behind, whatever the file is called, and sees what its log has")
    func nothingLeft() async throws {
        do {
            let store = try await made("store.db", "one")
            try await store.backup(to: folder.file("a copy #1%.db"))
        }
        let before = try Files.names(in: folder.path)
        let alone = try DatabaseFile(path: folder.file("a copy #1%.db"))
        #expect(try await alone.damage().isEmpty)
        #expect(try await DatabaseFile(path: folder.file("store.db")).compare(with: folder.file("a copy #1%.db")).allSatisfy(\.isEqual))
        #expect(try Files.names(in: folder.path) == before)

        let store = try await made("store.db", "two")
        #expect(try await alone.compare(with: folder.file("store.db")).map(\.missing) == [1])
        try await DatabaseFile(path: folder.file("store.db")).copy(to: folder.file("whole.db"))
        #expect(try await Database(path: folder.file("whole.db")).bodies() == ["one", "two"])
        _ = try await store.checkpoint()
    }

    @Test("a damaged page is found, and a file that is no database is refused")
    func damaged() async throws {
        do {
            let store = try await made("store.db")
            for index in 0..<200 { try await store.add(String(repeating: "x", count: 300) + "\(index)") }
            _ = try await store.checkpoint()
        }
        let file = try #require(fopen(folder.file("store.db"), "r+"))
        fseek(file, 3 * 4096, SEEK_SET)
        fputs(String(repeating: "\u{7F}", count: 2000), file)
        fclose(file)
        #expect(try await !DatabaseFile(path: folder.file("store.db")).damage().isEmpty)
        try Files.write(folder.file("text"), Array(String(repeating: "no database ", count: 500).utf8))
        #expect(#expect(throws: StoreError.self) { try DatabaseFile(path: folder.file("text")) }?.kind == .corrupt)
        #expect(#expect(throws: StoreError.self) { try DatabaseFile(path: folder.file("none")) }?.kind == .unreachable)
        #expect(!Files.exists(folder.file("none")))
    }
}
