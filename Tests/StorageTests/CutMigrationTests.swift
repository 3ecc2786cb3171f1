import FoundationEssentials
import Glibc
import SQL
import Support
import TestKit
import Testing

@testable import Storage

/// A migration that is cut off, wherever that is, leaves a store that comes up with everything it had.
@Suite("Migrations that are cut off")
struct CutMigrationTests {
    static let now = Date(milliseconds: 1_783_156_080_000)
    let folder: ScratchFolder

    init() throws { folder = try ScratchFolder() }

    /// A database with the first steps of the schema and, where there is a table for it, a draft.
    private func older(_ steps: Int, at path: String) async throws {
        let database = try Database(path: path)
        try await database.migrate(Array(Schema.steps.prefix(steps)), at: Self.now)
        if steps >= 3 {
            try await database.transaction { session in
                try session.execute(
                    """
                    INSERT INTO brands (id, name, is_paused, is_gone, body) VALUES ('b', 'B', 0, 0, '{}');
                    INSERT INTO candidates (id, brand_id, account, choice, reasons, created_at, state)
                        VALUES ('c', 'b', 'a', 'x', '[]', 1, 'drafted');
                    INSERT INTO drafts (id, revision, candidate_id, brand_id, account, state, title, text, alt_text, content_hash, version,
                            checks, obstacles, awaits_picture, board, window_ends, approval, is_on_hold, failures, created_at, changed_at)
                        VALUES ('d', 1, 'c', 'b', 'a', 'rejected', 'T', 'Text', '', 'h', 1, '[]', '[]', 0, '{}', 9, '{}', 0, 0, 5, 7)
                    """)
            }
        }
        _ = try await database.checkpoint()
    }

    private static func schema(at path: String) async throws -> [String] {
        try await DatabaseFile(path: path).read { session in
            try session.rows("SELECT type || ' ' || name || ': ' || coalesce(sql, '') AS line FROM sqlite_schema ORDER BY 1") { row in
                try row.text(0)
            }
        }
    }

    /// Opens the store at `path` as a daemon does and says what is not as it should be.
    private func problems(at path: String, _ steps: Int) async throws -> [String] {
        let store = try await Store.open(url: "sqlite:\(path)", folder: folder.path, now: Self.now)
        var problems = try await store.check()
        if steps >= 3 {
            let since = try await store.database.read { session in
                try session.first("SELECT state_since FROM drafts WHERE id = 'd'") { row in try row.integer(0) }
            }
            // The step that brought this column filled it; a draft that was made after it has what it was made with.
            if since != (steps < 8 ? 7 : 0) { problems.append("the draft's state is from \(since ?? -1)") }
        }
        if try await Self.schema(at: path) != fresh() { problems.append("the schema is another one") }
        return problems
    }

    private func fresh() async throws -> [String] {
        let path = folder.file("fresh.db")
        if !Files.exists(path) { _ = try await Store.open(url: "sqlite:\(path)", folder: folder.path, now: Self.now) }
        return try await Self.schema(at: path)
    }

    /// A store with that many steps on its way to more.
    struct Way: CustomTestStringConvertible {
        let from: Int
        let to: Int

        /// From every schema to the next, as it is in a database that has just come to it; and from the oldest that has drafts to the
        /// newest at once, where all steps before are still in the log.
        static let all = (0..<Schema.steps.count).map { Way(from: $0, to: $0 + 1) } + [Way(from: 3, to: Schema.steps.count)]
        var testDescription: String { "\(from) to \(to)" }
    }

    @Test("killed after any write of any migration, from every earlier schema, it comes up whole", arguments: Way.all)
    func everyWrite(on way: Way) async throws {
        let (base, whole) = (folder.file("base.db"), folder.file("whole.db"))
        try await older(way.from, at: base)
        try FileManager.default.copyItem(atPath: base, toPath: whole)
        let database = try Database(path: whole)
        try await database.migrate(Array(Schema.steps.prefix(way.to)), at: Self.now)
        // A kill leaves what was written to the log until then, and the file as it was: it is written to by checkpoints alone.
        let log = try Files.read(whole + "-wal", limit: 1 << 26)
        #expect(try Files.read(whole, limit: 1 << 26) == Files.read(base, limit: 1 << 26))
        let (head, frame) = (32, 24 + 4096)
        #expect((log.count - head) % frame == 0 && log.count > head)
        for end in [0, head - 1] + Array(stride(from: head, through: log.count, by: frame)) + [head + frame + 24, log.count - 1] {
            let path = folder.file("cut-\(end).db")
            try FileManager.default.copyItem(atPath: base, toPath: path)
            try Data(log.prefix(end)).write(to: URL(filePath: path + "-wal"))
            let problems = try await problems(at: path, way.from)
            #expect(problems.isEmpty, "cut at \(end) of \(log.count): \(problems)")
        }
        _ = try await database.checkpoint()
    }

    @Test("failed at any statement of any migration, it leaves nothing of it and comes up whole", arguments: 0..<Schema.steps.count)
    func everyStatement(of step: Int) async throws {
        let migration = Schema.steps[step]
        let statements = migration.sql.split(separator: ";").map(String.init).filter { !$0.trimmed.isEmpty }
        let base = folder.file("base.db")
        try await older(step, at: base)
        for count in 0...statements.count {
            let path = folder.file("failed-\(count).db")
            try FileManager.default.copyItem(atPath: base, toPath: path)
            let broken = Migration(migration.name, sql: (statements.prefix(count) + ["SELECT 1 FROM nowhere"]).joined(separator: ";"))
            do {
                let database = try Database(path: path)
                let failure = await #expect(throws: StoreError.self) {
                    try await database.migrate(Array(Schema.steps.prefix(step)) + [broken], at: Self.now)
                }
                #expect(failure?.description.contains("nowhere") == true)
            }
            let problems = try await problems(at: path, step)
            #expect(problems.isEmpty, "failed after \(count) statements: \(problems)")
        }
    }

    @Test("killed by SIGKILL right after any commit, it comes up whole", arguments: 1...Schema.steps.count)
    func everyCommit(at commit: Int) async throws {
        let path = folder.file("killed.db")
        await #expect(processExitsWith: .signal(SIGKILL)) { [path = path as String, commit = commit as Int] in
            let left = Locked(commit)
            let database = try Database(path: path) {
                let isLast = left.withLock { left in
                    left -= 1
                    return left == 0
                }
                if isLast { kill(getpid(), SIGKILL) }
            }
            try await database.migrate(Schema.steps, at: CutMigrationTests.now)
        }
        #expect(try await problems(at: path, 0).isEmpty)
    }
}
