/// What an editor laid down for one brand: guidelines in prose, calendar, accounts and people.
package struct Brand: Sendable, Hashable, Codable {
    /// The id of the brand's page on the board.
    package let id: String
    package var name: String
    /// Language of drafts as a BCP 47 tag; "en" when the page leaves it empty.
    package var language: String = "en"
    /// IANA zone of the brand's slots; nil means the account's.
    package var zone: String?
    /// Weekly slots in words ("Tue 09:00, Thu 14:30"); empty means the account's.
    package var slots: String = ""
    /// Times without posts in words ("2026-12-24..2026-12-26, Fri 18:00-Mon 08:00").
    package var blackouts: String = ""
    /// Most posts of the brand on one account and calendar day; nil means no limit of its own.
    package var maximumADay: Int?
    /// Hashtags without "#", in the order to prefer.
    package var hashtags: [String] = []
    /// The property "Banned words"; the guidelines may ban more (`Rulebook`).
    package var bannedWords: [String] = []
    package var pictureStyle: String = ""
    /// Hex colours, "#0a1433", the first being the background.
    package var colours: [String] = []
    /// The picture at the foot of title cards; nil for none, and in rows older than it.
    package var logo: Logo?
    /// Names of accounts in the configuration.
    package var accounts: [String] = []
    package var editors: [Person] = []
    package var approvers: [Person] = []
    package var needsTwoApprovers = false
    /// Nobody approves a text that he wrote or changed himself; nil in rows older than the rule.
    package var forbidsOwnText: Bool?
    /// Days that an approval lasts without a post; nil means as long as the draft's window.
    package var approvalDays: Int?
    /// How long a post may wait for an unreadable board, in seconds; nil means the configuration's.
    package var boardGraceSeconds: Int?
    package var isPaused = false
    /// The guidelines page, headings and lists kept as "# " and "- " lines.
    package var guidelines = PageText.none
    /// Rules that are proposed on the page and not in force; nil in rows older than the first.
    package var proposedRules: [String]?

    package init(id: String, name: String) {
        self.id = id
        self.name = name
    }
}

extension Brand {
    /// A brand's own picture.
    package struct Logo: Sendable, Hashable, Codable {
        /// What tells the file on the page from another one.
        package let identity: String
        /// The picture in the store; nil while the file could not be fetched or used.
        package let hash: String?

        package init(identity: String, hash: String?) {
            self.identity = identity
            self.hash = hash
        }
    }

    /// Those who approve: the approvers where there are any, else every editor.
    package var reviewers: [Person] { approvers.isEmpty ? editors : approvers }

    /// Mentions with people in the place of roles, each once.
    package static func people(_ mentions: [Person], of brand: Brand?) -> [Person] {
        let all = mentions.flatMap { person -> [Person] in
            switch person {
            case .editors: brand?.editors ?? []
            case .reviewers: brand?.reviewers ?? []
            default: [person]
            }
        }
        var seen: Set<String> = []
        return all.filter { seen.insert($0.id).inserted }
    }
}

/// A board page's body as text, with what identifies the reading.
package struct PageText: Sendable, Hashable, Codable {
    /// The board's page id.
    package let pageID: String
    /// Plain text with "# " before headings and "- " before list items.
    package let text: String
    /// SHA-256 of everything that was read from the page, body and properties.
    package let contentHash: String

    package init(pageID: String, text: String, contentHash: String) {
        self.pageID = pageID
        self.text = text
        self.contentHash = contentHash
    }

    /// A page that was not read.
    package static let none = PageText(pageID: "", text: "", contentHash: "")
}
