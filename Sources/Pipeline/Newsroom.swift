import Editorial
import FoundationEssentials
import Support

/// The configuration in force and the adapters made from it; immutable. Work in flight keeps the one it began with.
package struct Newsroom: Sendable {
    /// The editors' desk; nil until the databases are set up.
    package struct Desk: Sendable {
        package let board: any EditorialBoard
        package let reading: any BoardReading
        package let commissions: any Commissions
        /// Reads what the board sends by itself; nil where it sends nothing.
        package let messages: (any BoardMessages)?
        package let poll: Duration
        /// How long a due post may wait for a board that cannot be read.
        package let grace: Duration
        /// Names of brands that publish even when the board cannot be read.
        package let publishesWithoutBoard: Set<String>

        package init(
            board: any EditorialBoard, reading: any BoardReading, commissions: any Commissions,
            messages: (any BoardMessages)? = nil, poll: Duration, grace: Duration, publishesWithoutBoard: Set<String>
        ) {
            self.board = board
            self.reading = reading
            self.commissions = commissions
            self.messages = messages
            self.poll = poll
            self.grace = grace
            self.publishesWithoutBoard = publishesWithoutBoard
        }
    }

    /// An account with what can be done on it.
    package struct Account: Sendable {
        package let settings: AccountSettings
        package let publisher: any Publisher
        /// nil when the credentials cannot read what was posted.
        package let evidence: (any Evidence)?
        /// Says what the account's token can do.
        package let inspector: any AccountInspector
        /// Says how posts were received; nil on platforms without numbers.
        package let statistics: (any Statistics)?
        /// Changes what is live; nil where people do that by hand.
        package let editor: (any PostEditor)?
        /// Writes first comments; nil where people do that by hand.
        package let commenter: (any PostCommenter)?
        /// Whether a post that was not seen in five minutes is sent once more.
        package let resendsUnseen: Bool

        package init(
            settings: AccountSettings, publisher: any Publisher, evidence: (any Evidence)?, inspector: any AccountInspector,
            statistics: (any Statistics)? = nil, editor: (any PostEditor)? = nil, commenter: (any PostCommenter)? = nil,
            resendsUnseen: Bool = false
        ) {
            self.editor = editor
            self.commenter = commenter
            self.resendsUnseen = resendsUnseen
            self.statistics = statistics
            self.settings = settings
            self.publisher = publisher
            self.evidence = evidence
            self.inspector = inspector
        }
    }

    /// How sources are looked for when a brief names none.
    package struct Search: Sendable {
        package let search: any WebSearch
        /// Most sources of a brief.
        package let pages: Int

        package init(search: any WebSearch, pages: Int) {
            self.search = search
            self.pages = pages
        }
    }

    /// How news are had at once from the hubs that feeds name.
    package struct Hubs: Sendable {
        package let client: any HubClient
        /// The public address of ours at which hubs are answered.
        package let callback: String

        package init(client: any HubClient, callback: String) {
            self.client = client
            self.callback = callback
        }
    }

    package let desk: Desk?
    /// nil where we have no public address.
    package let hubs: Hubs?
    package let reader: any SourceReader
    /// nil where pages are not read.
    package let pageReader: (any PageReader)?
    /// nil where links are taken as they are.
    package let links: (any LinkFollower)?
    /// nil where no sources are looked for.
    package let research: Search?
    package let holidayReader: any HolidayReader
    /// In the order to try.
    package let textModels: [any TextModel]
    /// In the order to try; the last is the card.
    package let imageModels: [any ImageModel]
    /// Tells what texts are about; nil where words alone do.
    package let embedder: (any Embedder)?
    package let intake: any PictureIntake
    package let accounts: [String: Account]
    /// Names of accounts that are switched off.
    package let disabledAccounts: Set<String>
    package let isPaused: Bool
    package let retention: Retention
    /// What models may take in a day.
    package let budgets: Budgets
    package let selection: SelectionSettings
    package let polling: PollingSettings
    /// Where operators are told of faults; nil where they are not.
    package let messenger: (any Messenger)?

    package init(
        desk: Desk?, reader: any SourceReader, pageReader: (any PageReader)? = nil, links: (any LinkFollower)? = nil,
        research: Search? = nil,
        holidayReader: any HolidayReader,
        textModels: [any TextModel], imageModels: [any ImageModel], embedder: (any Embedder)? = nil,
        intake: any PictureIntake,
        accounts: [String: Account], disabledAccounts: Set<String> = [], isPaused: Bool, retention: Retention = Retention(),
        budgets: Budgets = Budgets(), selection: SelectionSettings = SelectionSettings(),
        polling: PollingSettings = PollingSettings(), hubs: Hubs? = nil, messenger: (any Messenger)? = nil
    ) {
        self.messenger = messenger
        self.links = links
        self.embedder = embedder
        self.selection = selection
        self.polling = polling
        self.hubs = hubs
        self.disabledAccounts = disabledAccounts
        self.retention = retention
        self.budgets = budgets
        self.desk = desk
        self.reader = reader
        self.pageReader = pageReader
        self.research = research
        self.holidayReader = holidayReader
        self.textModels = textModels
        self.imageModels = imageModels
        self.intake = intake
        self.accounts = accounts
        self.isPaused = isPaused
    }

    /// Whether facts that no source supports block approval on the account.
    func blocksUnsupported(on account: String) -> Bool { accounts[account]?.settings.unsupportedFacts == .block }

    /// The calendar of a brand on an account, or why the account or its words are no good.
    func calendar(account name: String, brand: Brand?, holidays: [HolidayCalendar] = []) -> Result<PostingCalendar, UnusableCalendar> {
        guard let account = accounts[name] else {
            return .failure(
                UnusableCalendar(
                    key: "account \(name)",
                    message:
                        "The account \"\(name)\" is not in the configuration: add an [[account]] with that name, or take it off the brand.")
            )
        }
        do {
            return .success(try PostingCalendar(account: account.settings, brand: brand, holidays: holidays))
        } catch {
            let words = (error as? any DeskError)?.message ?? Message(String(describing: error))
            return .failure(
                UnusableCalendar(
                    key: Self.calendarFault(account: name, brand: brand),
                    message: "The calendar of \(brand?.name ?? name) cannot be used: \(words)"))
        }
    }
}

extension Newsroom {
    /// The key of the fault that stands while a calendar cannot be used.
    static func calendarFault(account name: String, brand: Brand?) -> String { "calendar \(brand?.name ?? name)" }
}

extension Fault: Error {}

/// Why posts have no calendar: told to operators as a fault, and on their pages.
struct UnusableCalendar: DeskError {
    let key: String
    let message: Message
    var description: String { message.description }
    var disposition: Disposition { .retry }
    var fault: Fault { Fault(key: key, sentence: message) }
}

/// Holds the newsroom in force; a reload swaps it in one step.
package final class NewsroomBox: Sendable {
    private let box: Locked<Newsroom>
    /// How its models do, whichever configuration they are of.
    package let models = ModelUse()

    package init(_ newsroom: Newsroom) { box = Locked(newsroom) }

    /// The one in force now.
    package var current: Newsroom { box.withLock { $0 } }

    /// Puts another in force; whoever works keeps the old one. A provider that rests may be another by now, or its token mended.
    package func swap(_ newsroom: Newsroom) {
        box.withLock { $0 = newsroom }
        models.forgetRests()
    }
}
