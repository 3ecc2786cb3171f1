import Support

/// Connects an account through the platform's own login page (OAuth 2.0, authorization code flow).
package protocol AccountConnector: Sendable {
    /// The address of the page on which a person permits it; from there the browser is sent to `redirect` with `state`.
    func page(state: String, redirect: String) -> String
    /// Makes a connection of the code that came with the browser, and keeps it; throws one sentence with the next step.
    func connect(code: String, redirect: String) async throws -> ConnectedAccount
    /// What a platform's error means that came in the place of a code.
    func problem(_ error: String, words: String) -> any DeskError
}

/// An account that was just connected.
package struct ConnectedAccount: Sendable, Hashable {
    /// Who posts, in the platform's words.
    package let author: String
    /// The name of the person who is the author; nil where nobody told.
    package let name: String?
    /// What the operator should know besides.
    package let advice: [String]

    init(author: String, name: String?, advice: [String]) {
        self.author = author
        self.name = name
        self.advice = advice
    }
}
