/// Says how an account's published posts were received.
package protocol Statistics: Sendable {
    /// How many posts one call may be about.
    var batch: Int { get }
    /// The numbers of posts by the platform's names of them, lifetime totals all; posts of which it could not ask are left out, and it
    /// throws a `DeskError` when it could ask of none. `access` is what the account's token is known to be good for.
    func numbers(of urns: [String], knowing access: AccountAccess?) async throws -> [String: PostNumbers]
}
