import FoundationEssentials
import Support

/// What a platform gave when a person connected an account: kept sealed, and never shown.
package struct AccountConnection: Sendable, Equatable {
    /// Who posts, in the platform's words.
    package let author: String
    /// What the person permitted.
    package let scopes: [String]
    /// When the access token was made.
    package let obtainedAt: Date
    package let access: Secret
    /// When the access token ends; nil where the platform did not say.
    package let expiresAt: Date?
    /// Makes new access tokens without a person; most apps get none.
    package let refresh: Secret?
    /// When the refresh token ends; nil where the platform did not say.
    package let refreshEndsAt: Date?

    package init(
        author: String, scopes: [String], obtainedAt: Date, access: Secret, expiresAt: Date?, refresh: Secret?, refreshEndsAt: Date?
    ) {
        self.author = author
        self.scopes = scopes
        self.obtainedAt = obtainedAt
        self.access = access
        self.expiresAt = expiresAt
        self.refresh = refresh
        self.refreshEndsAt = refreshEndsAt
    }

    /// The same without the refresh token, for one that is of no use any more.
    package var withoutRefresh: AccountConnection {
        AccountConnection(
            author: author, scopes: scopes, obtainedAt: obtainedAt, access: access, expiresAt: expiresAt, refresh: nil, refreshEndsAt: nil)
    }
}

/// A connection is kept but cannot be used.
package struct ConnectionProblem: DeskError, Equatable {
    package let description: String
    package var disposition: Disposition { .needsOperator }

    package init(description: String) { self.description = description }
}
