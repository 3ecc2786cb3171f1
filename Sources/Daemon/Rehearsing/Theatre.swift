import FoundationEssentials
import HTTPClient
import Rehearsal
import Support

/// The look-alikes of one rehearsal, their clock and a configuration that points at them.
package struct Theatre: Sendable {
    let folder: String
    /// The time of all of them, which another process may share.
    package let clock: SimulatedClock
    /// Where editors work.
    package let notion: NotionLookalike
    /// Where posts appear.
    package let linkedIn: LinkedInLookalike
    let models: ModelsLookalike
    let feeds: FeedsLookalike
    /// The shared page under which the databases are made.
    let pageID: String

    /// The zone of the invented company's day.
    static let zone = "Europe/Berlin"

    /// Opens all look-alikes on the four ports after `port`, which is the status page's, or on any free ones when it is 0.
    package init(folder: String, start: Date, speed: Double, port: Int) throws {
        self.folder = folder
        clock = try SimulatedClock(path: folder + "/clock", start: start, speed: speed)
        func after(_ distance: Int) -> Int { port == 0 ? 0 : port + distance }
        notion = try NotionLookalike(clock: clock, port: after(1))
        var settings = LinkedInSettings.standard
        for token in settings.grants.keys { settings.grants[token]?.expiresAt = start + LinkedInSettings.tokenLife }
        linkedIn = try LinkedInLookalike(clock: clock, port: after(2), settings: settings, zone: Self.zone)
        models = try ModelsLookalike(clock: clock, port: after(3))
        feeds = try FeedsLookalike(clock: clock, port: after(4))
        pageID = notion.desk.seedPage("Newsroom")
    }

    /// Serves until cancelled.
    package func run() async throws {
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { try await notion.run() }
            group.addTask { try await linkedIn.run() }
            group.addTask { try await models.run() }
            group.addTask { try await feeds.run() }
            try await group.waitForAll()
        }
    }

    /// How often each call was made, by look-alike.
    var calls: [String: [String: Int]] {
        ["notion": notion.desk.log.calls, "linkedin": linkedIn.log.calls, "models": models.log.calls]
    }

    /// Lets the pages of the look-alikes lead to each other, and to the status page once its port is known.
    func showWay(statusPort: Int) {
        let status = statusPort == 0 ? nil : "http://127.0.0.1:\(statusPort)/"
        notion.desk.configure { $0.neighbours = .init(status: status, linkedIn: linkedIn.baseURL + "/") }
        linkedIn.configure { $0.neighbours = .init(status: status, notion: notion.baseURL + "/") }
    }

    /// Makes the databases as an operator would, writes the configuration, and fills the desk as editors would.
    ///
    /// With addresses of `realFeeds` these are read instead of the sample's feeds and briefs.
    package func prepare(
        writer: String, listen: Int, poll: String = "15s", slots: String? = nil, maximumADay: Int? = nil, realFeeds: [String] = []
    ) async throws -> Configuration {
        showWay(statusPort: listen)
        try writeSecrets()
        let first = try Configuration.reading(
            // The look-alike has no limit of its own, and nobody wants to wait for the stage.
            Array(configuration(databases: "rate = 100\n", writer: writer, listen: listen, poll: poll).utf8), file: "copydesk.toml")
        let transport = HTTPClient(userAgent: Assembly.userAgent)
        defer { transport.close() }
        let assembly = Assembly(
            transport: transport, clock: clock, log: .silent, metrics: Metrics(), pictureProgram: "", bindingPath: nil)
        let setup = SetupNotion(page: pageID, existing: [:], adds: false, isBare: true, language: nil)
        let answer = try await setup.run(first.notion, assembly)
        let databases = (answer["configuration"]?.string ?? "").replacing("[notion]\n", with: "")
        let text = configuration(databases: databases, writer: writer, listen: listen, poll: poll) + orders(of: realFeeds)
        try Files.write(path, Array(text.utf8))
        try fillDesk(slots: slots, maximumADay: maximumADay, brandOnly: !realFeeds.isEmpty)
        return try Configuration.load(path)
    }

    /// The configuration file.
    package var path: String { folder + "/copydesk.toml" }

    private func writeSecrets() throws {
        try Files.write(folder + "/notion-token", Array(NotionDesk.Settings().token.utf8), mode: 0o600)
        try Files.write(folder + "/page-token", Array(LinkedInSettings.pageToken.utf8), mode: 0o600)
        try Files.write(folder + "/member-token", Array(LinkedInSettings.memberToken.utf8), mode: 0o600)
        for client in [LinkedInSettings.pageClient, LinkedInSettings.memberClient] {
            try Files.write("\(folder)/\(client)", Array(LinkedInSettings.secret(of: client).utf8), mode: 0o600)
        }
    }

    private func fillDesk(slots: String?, maximumADay: Int?, brandOnly: Bool) throws {
        let accounts = ["Company page", "Editor in person"]
        for row in Sample.seeds(feedsAt: feeds.baseURL, accounts: accounts) where row.table == "Brands" || !brandOnly {
            let page = try notion.desk.seed(row)
            guard row.table == "Brands" else { continue }
            if let slots { try notion.desk.perform(.setProperty(page: page, name: "Slots", value: .string(slots))) }
            if let maximumADay { try notion.desk.perform(.setProperty(page: page, name: "Maximum a day", value: .integer(maximumADay))) }
        }
    }

    /// The feeds in the configuration, asked twice an hour of real time, or daily where that is less of desk time.
    private func orders(of feeds: [String]) -> String {
        let interval = min(86400, Int(clock.stretched(.seconds(1800)).seconds))
        return feeds.map { url in
            """
            [[feed]]
            url = \(JSON.string(url).text)
            brand = \(JSON.string(Sample.brand.name).text)
            interval = "\(interval)s"

            """
        }.joined(separator: "\n")
    }

    private func configuration(databases: String, writer: String, listen: Int, poll: String) -> String {
        """
        [daemon]
        state = "\(folder)"
        listen = "127.0.0.1:\(listen)"
        log = "info"
        private_networks = ["127.0.0.0/8", "::1"]

        [notion]
        base_url = "\(notion.baseURL)"
        token = { file = "\(folder)/notion-token" }
        poll = "\(poll)"
        \(databases)
        \(writer == "model" ? "[[model.text]]\nkind = \"ollama\"\nbase_url = \"\(models.baseURL)\"\nmodel = \"llama3.2:3b\"\n" : "")
        [[model.text]]
        kind = "builtin"

        [[model.image]]
        kind = "sdapi"
        base_url = "\(models.baseURL)"

        [[model.image]]
        kind = "card"

        [[account]]
        name = "Company page"
        kind = "linkedin"
        author = "\(LinkedInSettings.pageAuthor)"
        base_url = "\(linkedIn.baseURL)"
        token = { file = "\(folder)/page-token" }
        \(application(LinkedInSettings.pageClient))
        slots = "Mon-Fri 09:00, Mon-Fri 12:00, Mon-Fri 15:00"
        zone = "\(Self.zone)"
        gap = "30m"

        [[account]]
        name = "Editor in person"
        kind = "linkedin"
        author = "\(LinkedInSettings.memberAuthor)"
        base_url = "\(linkedIn.baseURL)"
        token = { file = "\(folder)/member-token" }
        \(application(LinkedInSettings.memberClient))
        slots = "Tue 10:00, Thu 16:00"
        zone = "\(Self.zone)"
        gap = "30m"

        """
    }

    /// The keys by which an account's application is known.
    private func application(_ client: String) -> String {
        """
        auth_url = "\(linkedIn.baseURL)"
        client_id = "\(client)"
        client_secret = { file = "\(folder)/\(client)" }
        """
    }
}
