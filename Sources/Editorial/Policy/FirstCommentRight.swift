import Support

/// Whether an account can write the first comments that its configuration asks for: known long before one is due.
package enum FirstCommentRight {
    /// How the keys of faults about it begin.
    package static let fault = "first comment "

    /// What is missing, in a few words: "needs w_member_social_feed"; nil where nothing is known to be.
    package static func missing(_ settings: AccountSettings, _ access: AccountAccess) -> Message? {
        guard settings.links == .comment, !access.token.isDead, access[.firstComment].verdict == .cannot else { return nil }
        return access[.firstComment].reason
    }

    /// The same for operators, with the setting and the next step.
    package static func sentence(account: String, missing: Message) -> Message {
        "Account \"\(account)\" has links = \"comment\", but cannot write first comments (\(missing)): permit it that, or set links to \"text\" or \"card\". Until then each draft's page tells people what to write."
    }

    /// The same on a brand's page.
    static func note(missing: Message) -> Message {
        " First comments are set (links = \"comment\"), but it cannot write them (\(missing)): the drafts' pages tell you what to write."
    }
}
