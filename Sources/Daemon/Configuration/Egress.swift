import Editorial
import HTTPClient
import Publishers
import Support
import TOML

/// A host that the daemon contacts and what kind of data goes there.
package struct Egress: Sendable, Hashable, Codable {
    /// A host name, or words in brackets for hosts that only become known at run time.
    package let host: String
    package let data: String

    /// Every host of the configuration, once per kind of data.
    static func list(
        notion: NotionSettings, notices: NoticeSettings, search: String?, callback: String?, feeds: [FeedSettings], holidays: [String],
        document: TOMLDocument
    ) -> [Egress] {
        var list: [Egress] = []
        var listed: Set<Egress> = []
        func add(_ address: String, _ data: String) {
            guard let host = WebAddress(address)?.host else { return }
            let entry = Egress(host: host, data: data)
            if listed.insert(entry).inserted { list.append(entry) }
        }
        if notion.token != nil {
            add(notion.baseURL, "drafts, pictures, results and comments; briefs, guidelines and rulings come back")
        }
        if notion.isSetUp {
            list.append(Egress(host: "(Notion's file storage)", data: "nothing; pictures that editors put on a page come back"))
            list.append(Egress(host: "(feeds ordered in Notion)", data: feedWords))
            list.append(
                Egress(host: "(pages that briefs link)", data: pageWords))
        }
        switch notices.url {
        case .text(let address): add(address, noticeWords)
        case .secret(let reference): list.append(Egress(host: "(the address in \(reference))", data: noticeWords))
        case nil: break
        }
        if let search {
            add(search, "keywords, names and messages of briefs that name no source, as searches; addresses of pages come back")
            list.append(Egress(host: "(pages that searches find)", data: pageWords))
        }
        if let callback {
            list.append(Egress(host: "(hubs that feeds name)", data: "the feed's address and \(callback); word of news comes back"))
        }
        for feed in feeds {
            add(feed.source.url, feedWords)
            switch feed.access.proxy {
            case .text(let address): add(address, "requests for the feed \(feed.source.name)")
            case .secret(let reference):
                list.append(Egress(host: "(the proxy in \(reference))", data: "requests for the feed \(feed.source.name)"))
            case nil: break
            }
        }
        if feeds.contains(where: { $0.source.readsPages == true }) {
            list.append(Egress(host: "(pages that feeds link)", data: pageWords))
        }
        if notion.isSetUp || !feeds.isEmpty {
            list.append(
                Egress(host: "(services that only forward, such as t.co and bit.ly)", data: "links of feeds; where they lead comes back"))
        }
        for address in holidays { add(address, "requests for a calendar of holidays with the User-Agent and validators, nothing of yours") }
        for (kind, address) in addresses(document.root, path: "") {
            add(address, data(for: kind))
            if kind == "account" {
                let upload = Egress(host: "(upload addresses that LinkedIn gives, www.linkedin.com)", data: "approved pictures")
                if listed.insert(upload).inserted { list.append(upload) }
            }
        }
        return list
    }

    private static let pageWords = "page and robots.txt requests with the User-Agent, nothing of yours"
    private static let feedWords = "feed requests with the User-Agent, validators and what its [[feed]] says, nothing else of yours"

    private static let noticeWords = "sentences about faults, with names of accounts, feeds and drafts"

    private static func data(for table: String) -> String {
        switch table {
        case "model.text": "guidelines, briefs and feed texts as prompts; drafts come back"
        case "model.embedding": "the beginnings of feed texts, briefs and posts; numbers come back"
        case "model.image": "picture prompts; pictures come back"
        case "account": "approved posts and pictures"
        case "account.client": "client_id, client_secret, logins and the account's token; tokens and what they can do come back"
        default: "requests"
        }
    }

    /// `base_url` (and `auth_url`) of every enabled table but `[notion]`, with the table's path; a kind's own default counts when the file has none.
    private static func addresses(_ table: TOMLTable, path: String) -> [(String, String)] {
        var found: [(String, String)] = []
        for entry in table.entries {
            let inner = path.isEmpty ? entry.key : "\(path).\(entry.key)"
            switch entry.value.kind {
            case .table(let child): found += addresses(child, path: inner)
            case .array(let values):
                for value in values { if case .table(let child) = value.kind { found += address(of: child, path: inner) } }
            default: break
            }
        }
        return found
    }

    private static func address(of table: TOMLTable, path: String) -> [(String, String)] {
        var texts: [String: String] = [:]
        for entry in table.entries {
            if entry.key == "enabled", case .bool(false) = entry.value.kind { return [] }
            if case .string(let text) = entry.value.kind { texts[entry.key] = text }
        }
        let kind = texts["kind"] ?? ""
        var found: [(String, String)] = []
        if let address = texts["base_url"] ?? defaults[kind] { found.append((path, address)) }
        // LinkedIn is asked about a token on behalf of an app only.
        if kind == "linkedin", texts["client_id"] != nil {
            found.append(("\(path).client", texts["auth_url"] ?? "https://www.linkedin.com"))
        }
        return found
    }

    /// Where the kinds go when the file does not say; the kinds' own settings have the same defaults.
    private static let defaults = [
        "linkedin": "https://api.linkedin.com", "openai": "https://api.openai.com/v1", "ollama": "http://127.0.0.1:11434",
        "anthropic": "https://api.anthropic.com/v1", "gemini": "https://generativelanguage.googleapis.com/v1beta",
        "sdapi": "http://127.0.0.1:7860", "stability": "https://api.stability.ai",
    ]
}
