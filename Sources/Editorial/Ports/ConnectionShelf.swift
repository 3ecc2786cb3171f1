/// Keeps what accounts are connected with.
package protocol ConnectionShelf: Sendable {
    /// What is kept, by the account's name; a connection that cannot be opened is a problem of its account alone.
    func connections() async throws -> [String: Result<AccountConnection, ConnectionProblem>]
    /// Keeps a connection in the place of the account's last one.
    func keep(_ connection: AccountConnection, of account: String) async throws
    /// Forgets an account's connection; false when there was none.
    func forget(connectionOf account: String) async throws -> Bool
}
