import Editorial
import FoundationEssentials
import SQL
import Support
import TestKit
import Testing
import Vault

@testable import Storage

/// Tokens in the store: sealed, each for its account, and lost alone when their key is.
@Suite struct SealedConnectionsTests {
    private static let now = Date(milliseconds: 1_783_156_080_000)
    private static let connection = AccountConnection(
        author: "urn:li:person:Ab3", scopes: ["openid", "w_member_social"], obtainedAt: now, access: Secret("access-t0ken-of-ada"),
        expiresAt: now + .seconds(5_184_000), refresh: Secret("refresh-t0ken-of-ada"), refreshEndsAt: now + .seconds(31_536_000))

    private struct House {
        let folder: ScratchFolder
        let scratch: ScratchStore
        var place: VaultKeyPlace { VaultKeyPlace(folder: folder.path, credentials: nil) }
        var shelf: SealedConnections { SealedConnections(store: scratch.store, key: place) }

        init() async throws {
            folder = try ScratchFolder()
            scratch = try await ScratchStore(folder: folder, url: "sqlite:desk.db", now: SealedConnectionsTests.now)
        }
    }

    @Test func `a connection comes back as it was kept, and the next one takes its place`() async throws {
        let house = try await House()
        #expect(try await house.shelf.connections().isEmpty && !Files.exists(house.place.path))
        try await house.shelf.keep(Self.connection, of: "Editor in person")
        #expect(try await house.shelf.connections()["Editor in person"]?.get() == Self.connection)
        let next = AccountConnection(
            author: "urn:li:person:Ab3", scopes: [], obtainedAt: Self.now, access: Secret("other"), expiresAt: nil, refresh: nil,
            refreshEndsAt: nil)
        try await house.shelf.keep(next, of: "Editor in person")
        #expect(try await house.shelf.connections()["Editor in person"]?.get() == next)
        #expect(try await house.shelf.forget(connectionOf: "Editor in person"))
        #expect(try await !house.shelf.forget(connectionOf: "Editor in person"))
        #expect(try await house.shelf.connections().isEmpty)
    }

    @Test func `no file of the store has a token in it`() async throws {
        let house = try await House()
        try await house.shelf.keep(Self.connection, of: "Editor in person")
        for file in ["desk.db", "desk.db-wal"] {
            guard let bytes = try? Files.read(house.folder.file(file), limit: 64 << 20) else { continue }
            for token in ["access-t0ken-of-ada", "refresh-t0ken-of-ada"] { #expect(bytes.firstRange(of: Array(token.utf8)) == nil) }
        }
    }

    @Test func `a lost or another key costs the connection and says what to do`() async throws {
        let house = try await House()
        try await house.shelf.keep(Self.connection, of: "Editor in person")
        let key = try Files.read(house.place.path, limit: 100)
        try Files.remove(house.place.path)
        func problem() async throws -> String {
            guard case .failure(let problem)? = try await house.shelf.connections()["Editor in person"] else { return "opened" }
            return problem.description
        }
        #expect(try await problem().contains("since the vault key is gone: \(house.place.path) does not exist"))
        try Files.write(house.place.path, Array(String(repeating: "00", count: 32).utf8), mode: 0o600)
        #expect(try await problem().contains("since the vault key is not the one that it was sealed with: put the right key back"))
        try Files.write(house.place.path, key, mode: 0o644)
        #expect(try await problem().contains("may be read by others than its owner: run chmod 600"))
        try Files.write(house.place.path, key, mode: 0o600)
        #expect(try await problem() == "opened")
    }

    @Test func `a sealed token that is moved to another account does not open there`() async throws {
        let house = try await House()
        try await house.shelf.keep(Self.connection, of: "Editor in person")
        try await Database(path: house.folder.file("desk.db")).transaction { session in
            _ = try session.run("UPDATE account_connections SET account = 'Company page'")
        }
        guard case .failure(let problem)? = try await house.shelf.connections()["Company page"] else {
            Issue.record("it opened")
            return
        }
        #expect(problem.description.contains("since it was changed after it was sealed"))
    }
}
