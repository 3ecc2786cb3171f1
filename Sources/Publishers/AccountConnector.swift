import FoundationEssentials
import Support

/// Connects an account through the platform's own login page (OAuth 2.0, authorization code flow).
package protocol AccountConnector: Sendable {
    /// Where the platform sends the browser back to, as it is registered there.
    var redirect: String { get }
    /// The address of the page on which a person permits it; from there the browser is sent to `redirect` with `state`.
    func page(state: String) -> String
    /// Makes a connection of the code that came with the browser, and keeps it; throws one sentence with the next step.
    func connect(code: String) async throws -> ConnectedAccount
    /// What a platform's error means that came in the place of a code.
    func problem(_ error: String, words: String) -> any DeskError
}

/// An account that was just connected.
package struct ConnectedAccount: Sendable, Hashable {
    /// Who posts, in the platform's words.
    package let author: String
    /// The name of the person who is the author; nil where nobody told.
    package let name: String?
    /// When a person has to connect it again; nil where nobody told.
    package let until: Date?
    /// Whether the token is renewed without a person before that.
    package let isRenewable: Bool
    /// What the operator should know besides.
    package let advice: [String]

    init(author: String, name: String?, until: Date?, isRenewable: Bool, advice: [String]) {
        self.author = author
        self.name = name
        self.until = until
        self.isRenewable = isRenewable
        self.advice = advice
    }
}

/// A login that connected nothing, for one of the reasons that are a person's affair.
package struct LoginProblem: DeskError, Equatable {
    /// What was wrong with it.
    package enum Reason: String, Sendable, CaseIterable {
        /// The person permitted nothing.
        case cancelled
        /// Somebody else than the account's author logged in.
        case person
        /// The app may not ask for a scope, or one was not granted.
        case scopes
        /// The code was used before or is too old.
        case code
        /// It answers no login that was begun, or one that is over.
        case state
    }

    package let description: String
    package let reason: Reason
    package var disposition: Disposition { .permanent }

    /// One sentence with the next step.
    package init(_ reason: Reason, _ description: String) {
        self.reason = reason
        self.description = description
    }
}
