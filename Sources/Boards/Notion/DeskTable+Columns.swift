import Editorial
import Support

extension DeskTable {
    /// The columns, in the order in which people should meet them.
    package var columns: [DeskColumn] {
        switch self {
        case .brands: Self.brandColumns
        case .feeds: Self.feedColumns
        case .briefs: Self.briefColumns
        case .drafts: Self.draftColumns
        }
    }

    /// Columns without which the table is of no use.
    package var essential: [ColumnName] {
        switch self {
        case .brands: [.name]
        case .feeds: [.url]
        case .briefs: [.name]
        case .drafts: [.draftID, .status]
        }
    }

    private static let brandColumns = [
        DeskColumn(.name, .title, "You: the brand's name."),
        DeskColumn(.paused, .checkbox, "You: nothing of this brand is sent while ticked."),
        DeskColumn(
            .language, .select(["English", "German", "French", "Spanish", "Italian", "Dutch"]),
            "You: the language of drafts and of what Copydesk writes on their pages."),
        DeskColumn(.timeZone, .richText, "You: for example Europe/Berlin."),
        DeskColumn(.slots, .richText, "You: weekly posting times, for example Tue 09:00, Thu 14:30."),
        DeskColumn(.blackouts, .richText, "You: times without posts, for example 2026-12-24..2026-12-26, Fri 18:00-Mon 08:00."),
        DeskColumn(.maximumADay, .number, "You: most posts on one day and account."),
        DeskColumn(.accounts, .multiSelect, "You: names of accounts in Copydesk's configuration."),
        DeskColumn(.hashtags, .richText, "You: to prefer, best first."),
        DeskColumn(.bannedWords, .richText, "You: separated by commas."),
        DeskColumn(.pictureStyle, .richText, "You: how pictures should look."),
        DeskColumn(.colours, .richText, "You: for example #0a1433, #ffcc00; the first is the background."),
        DeskColumn(.logo, .files, "You: the brand's logo."),
        DeskColumn(.editors, .people, "You: who is asked to review."),
        DeskColumn(.approvers, .people, "You: who may approve, by the comment /approve. Empty: everybody."),
        DeskColumn(.twoApprovers, .checkbox, "You: two people have to approve."),
        DeskColumn(.notOwnText, .checkbox, "You: nobody approves a text that he wrote or changed himself."),
        DeskColumn(.approvalDays, .number, "You: an approval ends after so many days without a post. Empty: it lasts."),
        DeskColumn(.boardGrace, .richText, "You: how long a post waits when Notion cannot be read, for example 30m."),
        DeskColumn(.accountsCan, .richText, "Copydesk: what the accounts' permissions allow."),
        DeskColumn(.lastRead, .richText, "Copydesk: when the guidelines were last read."),
        DeskColumn(.problems, .richText, "Copydesk: what could not be understood."),
    ]

    private static let feedColumns = [
        DeskColumn(.name, .title, "You or Copydesk: the feed's name."),
        DeskColumn(.url, .url, "You: the address of the feed or of the site."),
        DeskColumn(.brand, .relation(.brands), "You: the brand it feeds. Empty: all."),
        DeskColumn(.topics, .multiSelect, "You: what it is about."),
        DeskColumn(.competitor, .checkbox, "You: read for context, never drafted from."),
        DeskColumn(.paused, .checkbox, "You: not read while ticked."),
        DeskColumn(.status, .select(["OK", "Silent", "Failing"]), "Copydesk."),
        DeskColumn(.lastItem, .date, "Copydesk: date of the newest entry."),
        DeskColumn(.lastError, .richText, "Copydesk: why it cannot be read."),
        DeskColumn(.itemsAWeek, .number, "Copydesk."),
    ]

    private static let briefColumns = [
        DeskColumn(.name, .title, "You: what it is about."),
        DeskColumn(.status, .status(["Open", "Paused", "Done"]), "You or Copydesk: only open briefs are worked on."),
        DeskColumn(.brand, .relation(.brands), "You: who speaks."),
        DeskColumn(.postType, .select(["announcement", "educational", "opinion", "story", "question"]), "You."),
        DeskColumn(.tone, .richText, "You: if it differs from the brand's."),
        DeskColumn(.audience, .richText, "You: who should read it."),
        DeskColumn(.goal, .richText, "You: what it should bring about."),
        DeskColumn(.keyMessages, .richText, "You: what must be said."),
        DeskColumn(.keywords, .richText, "You: words that should appear, separated by commas."),
        DeskColumn(.callToAction, .richText, "You: what readers should do."),
        DeskColumn(.links, .richText, "You: addresses to link."),
        DeskColumn(.feeds, .relation(.feeds), "You: feeds to prefer. Empty: the brand's."),
        DeskColumn(.cadence, .select(["once", "daily", "weekly", "fortnightly"]), "You: how often. Empty: once."),
        DeskColumn(.postsWanted, .number, "You: how many in all."),
        DeskColumn(.deadline, .date, "You: nothing is drafted or published after it."),
        DeskColumn(.postsMade, .number, "Copydesk."),
        DeskColumn(.note, .richText, "Copydesk."),
    ]

    private static let draftColumns = [
        DeskColumn(.name, .title, "Copydesk."),
        DeskColumn(
            .status, .status(BoardStatus.allCases.map(\.rawValue)),
            "You: Approved, Changes requested, Rejected or In review. Copydesk sets the others."),
        DeskColumn(.publishAt, .date, "You or Copydesk: when it is posted."),
        DeskColumn(.account, .select([]), "Copydesk: where it is posted."),
        DeskColumn(.remarks, .richText, "You: what to change, or a command such as /shorter; /help lists them. Copydesk empties it."),
        DeskColumn(.picture, .files, "You or Copydesk: replace it with a picture of your own."),
        DeskColumn(.altText, .richText, "You or Copydesk: what the picture shows, for people who cannot see it."),
        DeskColumn(.checks, .richText, "Copydesk: what was checked and what blocks approval."),
        DeskColumn(.hold, .checkbox, "You: not sent while ticked."),
        DeskColumn(.brand, .relation(.brands), "Copydesk."),
        DeskColumn(.brief, .relation(.briefs), "Copydesk."),
        DeskColumn(.source, .url, "Copydesk: the main source."),
        DeskColumn(
            .variant, .select(DraftVariants.names), "You: the variant to put under \"Post\"; the comment /variant asks for another one."),
        DeskColumn(
            .restore, .checkbox,
            "You: tick to put the version before the present text back; any other by its box under Versions. Copydesk unticks it."),
        DeskColumn(.answer, .select(["published", "not published"]), "You: when Status is Needs check, what you saw on the platform."),
        DeskColumn(.approvedBy, .richText, "Copydesk."),
        DeskColumn(.publishedURL, .url, "Copydesk; or you, with the answer \"published\"."),
        DeskColumn(.publishedAt, .date, "Copydesk."),
        DeskColumn(.impressions, .number, "Copydesk."),
        DeskColumn(.membersReached, .number, "Copydesk."),
        DeskColumn(.reactions, .number, "Copydesk."),
        DeskColumn(.comments, .number, "Copydesk."),
        DeskColumn(.shares, .number, "Copydesk."),
        DeskColumn(.clicks, .number, "Copydesk."),
        DeskColumn(.engagement, .number, "Copydesk."),
        DeskColumn(.lastError, .richText, "Copydesk: why it was not posted."),
        DeskColumn(.draftID, .richText, "Copydesk: do not change."),
    ]
}
