import Editorial
import FoundationEssentials
import SQL
import Support
import Vault

/// Connections in the store: tokens are sealed, everything else may be read by who can read the store.
///
/// The key is looked for at every use: one that is put back needs no restart. A lost key costs the connections and nothing else.
package struct SealedConnections: ConnectionShelf {
    private let store: Store
    private let place: VaultKeyPlace

    /// On this store, with the key of that place.
    package init(store: Store, key place: VaultKeyPlace) {
        self.store = store
        self.place = place
    }

    package func connections() async throws -> [String: Result<AccountConnection, ConnectionProblem>] {
        let rows = try await store.sealedConnections()
        guard !rows.isEmpty else { return [:] }
        let vault = vault()
        return Dictionary(rows.map { ($0.account, open($0, vault)) }) { first, _ in first }
    }

    package func keep(_ connection: AccountConnection, of account: String) async throws {
        let vault: Vault
        do { vault = Vault(key: try place.keyOrNew()) } catch {
            throw ConnectionProblem(description: "The token of account \"\(account)\" cannot be kept: \(error).")
        }
        let access = vault.seal(connection.access, for: .access(account))
        try await store.keep(
            SealedConnection(
                account: account, author: connection.author, scopes: connection.scopes, obtainedAt: connection.obtainedAt,
                keyID: access.keyID, access: access.bytes, expiresAt: connection.expiresAt,
                refresh: connection.refresh.map { vault.seal($0, for: .refresh(account)).bytes }, refreshEndsAt: connection.refreshEndsAt))
    }

    package func forget(connectionOf account: String) async throws -> Bool { try await store.removeConnection(of: account) }

    private func vault() -> Result<Vault, VaultProblem> {
        Result { () throws(VaultProblem) in
            guard let key = try place.key() else { throw VaultProblem(missingKeyAt: place.path) }
            return Vault(key: key)
        }
    }

    private func open(_ row: SealedConnection, _ vault: Result<Vault, VaultProblem>) -> Result<AccountConnection, ConnectionProblem> {
        do {
            let vault = try vault.get()
            let access = try vault.open(Sealed(keyID: row.keyID, bytes: row.access), for: .access(row.account))
            var refresh: Secret?
            if let bytes = row.refresh { refresh = try vault.open(Sealed(keyID: row.keyID, bytes: bytes), for: .refresh(row.account)) }
            return .success(
                AccountConnection(
                    author: row.author, scopes: row.scopes, obtainedAt: row.obtainedAt, access: access, expiresAt: row.expiresAt,
                    refresh: refresh, refreshEndsAt: row.refreshEndsAt))
        } catch {
            return .failure(
                ConnectionProblem(
                    description: "The token of account \"\(row.account)\" cannot be opened, since \(error.description): "
                        + "put the right key back and restart, or connect the account again with copydesk connect."))
        }
    }
}

extension Vault.Purpose {
    fileprivate static func access(_ account: String) -> Vault.Purpose { Vault.Purpose("access token", account) }
    fileprivate static func refresh(_ account: String) -> Vault.Purpose { Vault.Purpose("refresh token", account) }
}

/// One row: what may be read, and what is sealed.
struct SealedConnection: Sendable {
    let account: String
    let author: String
    let scopes: [String]
    let obtainedAt: Date
    let keyID: String
    let access: [UInt8]
    let expiresAt: Date?
    let refresh: [UInt8]?
    let refreshEndsAt: Date?
}

extension Store {
    fileprivate func sealedConnections() async throws -> [SealedConnection] {
        try await database.read { session in
            try session.rows(
                """
                SELECT account, author, scopes, obtained_at, key_id, access, expires_at, refresh, refresh_ends_at FROM account_connections
                ORDER BY account
                """
            ) { row in
                SealedConnection(
                    account: try row.text("account"), author: try row.text("author"), scopes: try row.decoded("scopes"),
                    obtainedAt: try row.date("obtained_at"), keyID: try row.text("key_id"), access: try row.blob("access"),
                    expiresAt: try row.optionalDate("expires_at"), refresh: try row.optionalBlob("refresh"),
                    refreshEndsAt: try row.optionalDate("refresh_ends_at"))
            }
        }
    }

    /// Durable before the token it replaces is forgotten.
    fileprivate func keep(_ connection: SealedConnection) async throws {
        try await database.transaction(.full) { session in
            try session.run(
                """
                INSERT INTO account_connections (account, author, scopes, obtained_at, key_id, access, expires_at, refresh, refresh_ends_at)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
                ON CONFLICT (account) DO UPDATE SET author = excluded.author, scopes = excluded.scopes, obtained_at = excluded.obtained_at,
                    key_id = excluded.key_id, access = excluded.access, expires_at = excluded.expires_at, refresh = excluded.refresh,
                    refresh_ends_at = excluded.refresh_ends_at
                """,
                [
                    .text(connection.account), .text(connection.author), try .encoded(connection.scopes), .date(connection.obtainedAt),
                    .text(connection.keyID), .bytes(connection.access), .date(connection.expiresAt), .bytes(connection.refresh),
                    .date(connection.refreshEndsAt),
                ])
        }
    }

    fileprivate func removeConnection(of account: String) async throws -> Bool {
        try await database.transaction(.full) { session in
            try session.run("DELETE FROM account_connections WHERE account = ?", [.text(account)]) == 1
        }
    }
}
