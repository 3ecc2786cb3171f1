import FoundationEssentials

/// What `Inspecting` shares with the rest: what accounts can do.
package protocol AccessShelf: Sendable {
    /// What is known, by the account's name; accounts that are configured no more stay.
    func knownAccess() async throws -> [String: KnownAccess]
    /// Keeps what is known of an account now, in the place of what was.
    func keep(_ known: KnownAccess) async throws
}

/// What is known of one account, and when to look again.
package struct KnownAccess: Sendable, Hashable {
    package let account: String
    /// Of the inspector that looked; another one knows nothing yet.
    package let fingerprint: String
    /// Nil while no look has succeeded.
    package let access: AccountAccess?
    package let nextLookAt: Date
    /// Looks that failed since the last that did not.
    package let failures: Int
    /// The warning about the token's end that was given last, in days; nil before the first.
    package let toldDays: Int?

    package init(account: String, fingerprint: String, access: AccountAccess?, nextLookAt: Date, failures: Int, toldDays: Int?) {
        self.account = account
        self.fingerprint = fingerprint
        self.access = access
        self.nextLookAt = nextLookAt
        self.failures = failures
        self.toldDays = toldDays
    }
}
