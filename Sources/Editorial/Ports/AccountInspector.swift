import FoundationEssentials

/// Says what an account's token can do and how long it lives.
package protocol AccountInspector: Sendable {
    /// Changes with the account's credentials and with what they are for; tells nothing about a secret.
    var fingerprint: String { get }
    /// What can be done now; throws a `DeskError` when it could not be asked.
    func access(now: Date) async throws -> AccountAccess
    /// Sentences for the operator about what will stop working, with the next step; empty where nothing ends by itself.
    func advice(now: Date) -> [String]
}

extension AccountInspector {
    package func advice(now: Date) -> [String] { [] }
}
