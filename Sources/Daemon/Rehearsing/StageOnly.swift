import FoundationEssentials
import Rehearsal
import Support

/// The look-alikes without a daemon, for a client or a daemon of somebody else: runs in real time until a signal ends it.
struct StageOnly: Sendable {
    let folder: String
    let writer: String
    let printsJSON: Bool
    let terminal: Terminal

    func run() async throws {
        let signals = Signals()
        let theatre = try Theatre(folder: folder, start: Date(), speed: 1, port: 0)
        // Beside the page with the desk: one that is empty, to build something under.
        let emptyPage = theatre.notion.desk.seedPage("Sandbox")
        // A paid workspace's: a file in parts is larger than a free one takes.
        theatre.notion.desk.configure { $0.uploadLimit = 64 << 20 }
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { try await theatre.run() }
            defer { group.cancelAll() }
            _ = try await theatre.prepare(writer: writer, listen: 8420)
            terminal.out(printsJSON ? program(theatre, emptyPage).text : poster(theatre))
            group.addTask { for await signal in signals.stream where signal != .reload { return } }
            try await group.next()
        }
    }

    private func poster(_ theatre: Theatre) -> String {
        """
        The look-alikes alone: nothing here reaches the outside. They run until Ctrl-C. The tokens are no secrets.

          Notion      \(theatre.notion.baseURL)   token \(NotionDesk.Settings().token)
          LinkedIn    \(theatre.linkedIn.baseURL)   tokens \(LinkedInSettings.pageToken), \(LinkedInSettings.memberToken)
          Models      \(theatre.models.baseURL)   any token
          Feeds       \(theatre.feeds.baseURL)

        A daemon on this stage: copydesk run --config \(theatre.path)
        """
    }

    private func program(_ theatre: Theatre, _ emptyPage: String) -> JSON {
        let tables = theatre.notion.desk.tables.map { table -> (String, JSON) in
            (table.title, ["database": .string(table.database), "data_source": .string(table.source)])
        }
        return [
            "notion": [
                "url": .string(theatre.notion.baseURL), "token": .string(NotionDesk.Settings().token), "page": .string(theatre.pageID),
                "empty_page": .string(emptyPage), "tables": .object(Dictionary(tables) { $1 }),
            ],
            "linkedin": [
                "url": .string(theatre.linkedIn.baseURL), "page_token": .string(LinkedInSettings.pageToken),
                "page_author": .string(LinkedInSettings.pageAuthor), "member_token": .string(LinkedInSettings.memberToken),
                "member_author": .string(LinkedInSettings.memberAuthor), "page_client": .string(LinkedInSettings.pageClient),
                "page_client_secret": .string(LinkedInSettings.secret(of: LinkedInSettings.pageClient)),
            ],
            "models": ["url": .string(theatre.models.baseURL)], "feeds": ["url": .string(theatre.feeds.baseURL)],
            "configuration": .string(theatre.path),
        ]
    }
}
