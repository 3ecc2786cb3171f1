import FoundationEssentials
import SQL
import Support

/// A file that is said to be a copy of a store; it is only looked at.
package struct StoreCopy: Sendable {
    /// What a look at it found.
    package struct Verdict: Sendable, Codable, Equatable {
        /// Where it is.
        package let file: String
        /// What is wrong with it, in sentences; empty when a store can be restored from it.
        package var problems: [String] = []
        /// Steps of the schema that it has.
        package var schemaSteps = 0
        /// Steps of the schema that this program knows.
        package var schemaStepsKnown = 0
        /// The newest step that it has.
        package var schema = ""
        /// Attempts to publish that it knows of.
        package var attempts = 0
        /// Pictures that were held against the hash they are named by.
        package var pictures = 0
        /// Their bytes.
        package var pictureBytes = 0
        /// Pictures whose bytes the settings did not keep.
        package var picturesNotKept = 0
        /// The store in use, when the copy was compared with it.
        package var comparedWith: String?
        /// Why it was not.
        package var notCompared: String?
        /// Each table beside that of the store in use.
        package var tables: [TableComparison] = []

        /// Whether a store can be restored from it.
        package var isSound: Bool { problems.isEmpty }
    }

    let database: DatabaseFile

    /// Opens the file; throws a `StoreError` when there is none or it is no database.
    package init(path: String) throws { database = try DatabaseFile(path: path) }

    /// Looks at everything in it and, where there is a store in use at `path`, at what differs; `progress` is told each step.
    package func verdict(besides path: String?, progress: @escaping @Sendable (String) -> Void = { _ in }) async throws -> Verdict {
        var verdict = Verdict(file: database.path, schemaStepsKnown: Schema.steps.count)
        progress("structure, indexes and references")
        verdict.problems = try await database.damage()
        // What is damaged tells nothing reliable about the rest.
        guard verdict.isSound else { return verdict }
        try await readFacts(into: &verdict)
        guard verdict.isSound else { return verdict }
        verdict.problems += try await database.read { session in try session.brokenChains().map(\.description) }
        try await readPictures(into: &verdict, progress)
        await compare(with: path, into: &verdict, progress)
        return verdict
    }

    private func readFacts(into verdict: inout Verdict) async throws {
        let tables = try await database.read { session in
            Set(try session.rows("SELECT name FROM sqlite_schema WHERE type = 'table'") { row in try row.text(0) })
        }
        guard tables.isSuperset(of: ["migrations", "desk", "approvals", "pictures", "attempts"]) else {
            verdict.problems = ["It is a database, but not Copydesk's."]
            return
        }
        let facts = try await database.read { session in
            (
                steps: try session.appliedMigrations(),
                attempts: try session.first("SELECT armed FROM desk") { row in try row.integer(0) } ?? 0
            )
        }
        verdict.schemaSteps = facts.steps.count
        verdict.schema = facts.steps.last?.name ?? ""
        verdict.attempts = facts.attempts
        do { try Migration.check(facts.steps, against: Schema.steps, in: database.path) } catch { verdict.problems.append("\(error)") }
    }

    private func readPictures(into verdict: inout Verdict, _ progress: @escaping @Sendable (String) -> Void) async throws {
        let found = try await database.read { session in
            // Without the step nothing tells an emptied picture from a lost one.
            let lost = try session.appliedMigrations().contains { $0.name == Schema.emptiedPictures } ? session.lostPictures() : []
            let count = try session.first("SELECT count(*) FROM pictures") { row in try row.integer(0) } ?? 0
            var (looked, bytes, empty, wrong) = (0, 0, 0, [String]())
            _ = try session.rows("SELECT hash, bytes FROM pictures") { row in
                if looked % 500 == 0 { progress("pictures: \(looked) of \(count)") }
                let (hash, content) = (try row.text("hash"), try row.blob("bytes"))
                looked += 1
                bytes += content.count
                if content.isEmpty { empty += 1 } else if SHA256.hex(of: content) != hash { wrong.append(hash) }
            }
            return (looked: looked - empty, bytes: bytes, empty: empty - lost.count, wrong: wrong, lost: lost)
        }
        verdict.pictures = found.looked
        verdict.pictureBytes = found.bytes
        verdict.picturesNotKept = found.empty
        verdict.problems += found.lost.prefix(20).map {
            "The picture \($0) has lost its bytes: no setting let them go, or a draft still needs them."
        }
        verdict.problems += found.wrong.prefix(20).map { "The picture \($0) is not the one that was stored: its bytes have another hash." }
    }

    /// A store in use that cannot be read says nothing about the copy.
    private func compare(with path: String?, into verdict: inout Verdict, _ progress: @escaping @Sendable (String) -> Void) async {
        guard let path, Files.exists(path) else {
            verdict.notCompared = "There is no store in use" + (path.map { " at \($0)." } ?? ".")
            return
        }
        do {
            // Pictures are named by their hash, and the copy's were held against it.
            verdict.tables = try await database.compare(with: path, skipping: ["bytes"]) { progress("table \($0)") }
            verdict.comparedWith = path
        } catch {
            verdict.notCompared = "The store in use at \(path) could not be read: \(error)"
        }
    }
}

extension Session {
    /// Pictures without bytes that were not emptied on purpose.
    fileprivate borrowing func lostPictures() throws -> [String] {
        try rows(
            """
            SELECT hash FROM pictures p WHERE length(bytes) = 0
                AND NOT EXISTS (SELECT 1 FROM unused_pictures u WHERE u.hash = p.hash) ORDER BY hash
            """
        ) { row in try row.text(0) }
    }
}
