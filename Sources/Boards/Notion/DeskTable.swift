import Support

/// The four databases of the desk.
package enum DeskTable: String, Sendable, Codable, CaseIterable {
    // In the order in which they can be created: relations point backwards.
    case brands, feeds, briefs, drafts

    /// The database's title.
    package var title: String {
        switch self {
        case .brands: "Brands"
        case .feeds: "Feeds"
        case .briefs: "Briefs"
        case .drafts: "Drafts"
        }
    }

    /// What the database is for, as its readers see it.
    package var purpose: Message {
        switch self {
        case .brands: "Who speaks: voice, calendar and rules. The guidelines go into the page itself."
        case .feeds: "What Copydesk reads."
        case .briefs: "Orders for posts. Everything else you want to say goes into the page itself."
        case .drafts: "Posts for review. Edit the text under \"Post\", then set Status to Approved."
        }
    }
}

/// What a column holds.
package enum ColumnType: Sendable, Hashable {
    case title, richText, number, date, people, files, checkbox, url
    case select([String])
    case multiSelect
    case status([String])
    case relation(DeskTable)

    /// Types of the API that serve, the wanted one first.
    package var accepted: [String] {
        switch self {
        case .title: ["title"]
        case .richText: ["rich_text", "url", "email", "phone_number"]
        case .number: ["number"]
        case .date: ["date"]
        case .people: ["people"]
        case .files: ["files"]
        case .checkbox: ["checkbox"]
        case .url: ["url", "rich_text"]
        case .select: ["select", "status"]
        case .multiSelect: ["multi_select"]
        case .status: ["status", "select"]
        case .relation: ["relation"]
        }
    }

    /// Options that have a meaning for Copydesk; none where they are the editors' own.
    package var options: [String] {
        switch self {
        case .select(let names), .status(let names): names
        default: []
        }
    }
}

/// A column that Copydesk reads or writes.
package struct DeskColumn: Sendable, Hashable {
    package let name: ColumnName
    package let type: ColumnType
    /// Shown as a hint in Notion; says who writes it.
    package let hint: Message

    /// Whether people write into it; its hint says so.
    package var isFilledByPeople: Bool { hint.template.hasPrefix("You") }

    init(_ name: ColumnName, _ type: ColumnType, _ hint: Message) {
        self.name = name
        self.type = type
        self.hint = hint
    }
}

/// The columns by the names they are created with.
package enum ColumnName: String, Sendable, Codable, CaseIterable {
    case name = "Name"
    case status = "Status"
    case brand = "Brand"
    case postType = "Post type"
    case tone = "Tone"
    case audience = "Audience"
    case goal = "Goal"
    case keyMessages = "Key messages"
    case keywords = "Keywords"
    case callToAction = "Call to action"
    case links = "Links"
    case feeds = "Feeds"
    case cadence = "Cadence"
    case postsWanted = "Posts wanted"
    case deadline = "Deadline"
    case postsMade = "Posts made"
    case note = "Note"
    case language = "Language"
    case timeZone = "Time zone"
    case slots = "Slots"
    case blackouts = "Blackouts"
    case maximumADay = "Maximum a day"
    case hashtags = "Hashtags"
    case bannedWords = "Banned words"
    case pictureStyle = "Picture style"
    case colours = "Colours"
    case logo = "Logo"
    case accounts = "Accounts"
    case editors = "Editors"
    case approvers = "Approvers"
    case twoApprovers = "Two approvers"
    case notOwnText = "Not own text"
    case approvalDays = "Approval days"
    case boardGrace = "Board grace"
    case paused = "Paused"
    case accountsCan = "Accounts can"
    case lastRead = "Last read"
    case problems = "Problems"
    case url = "URL"
    case topics = "Topics"
    case competitor = "Competitor"
    case lastItem = "Last item"
    case lastError = "Last error"
    case itemsAWeek = "Items a week"
    case brief = "Brief"
    case account = "Account"
    case publishAt = "Publish at"
    case remarks = "Remarks"
    case variant = "Variant"
    case restore = "Restore"
    case answer = "Answer"
    case hold = "Hold"
    case source = "Source"
    case checks = "Checks"
    case picture = "Picture"
    case altText = "Alt text"
    case approvedBy = "Approved by"
    case publishedURL = "Published URL"
    case publishedAt = "Published at"
    case impressions = "Impressions"
    case membersReached = "Members reached"
    case reactions = "Reactions"
    case comments = "Comments"
    case shares = "Shares"
    case clicks = "Clicks"
    case engagement = "Engagement"
    case draftID = "Draft ID"
}
