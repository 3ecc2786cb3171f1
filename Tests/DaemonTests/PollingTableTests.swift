import Daemon
import Editorial
import FoundationEssentials
import Support
import TestKit
import Testing

/// What the configuration says of how feeds are asked.
@Suite struct PollingTableTests {
    private func configuration(_ text: String) throws -> Configuration {
        let folder = try ScratchFolder()
        try Files.write(folder.file("copydesk.toml"), Array(text.utf8))
        return try Configuration.load(folder.file("copydesk.toml"))
    }

    private func problems(_ text: String) -> String {
        do {
            _ = try configuration(text)
            return ""
        } catch { return "\(error)" }
    }

    @Test func `bounds, contact and a feed's own ways are read, with defaults for what is not said`() throws {
        let read = try configuration(
            """
            [polling]
            shortest = "30m"
            contact = "feeds@example.org"
            [[feed]]
            url = "https://example.org/a.xml"
            interval = "2h"
            host_pauses = false
            [[feed]]
            url = "https://example.org/b.xml"
            """)
        #expect(read.polling == PollingSettings(shortest: .seconds(1800)) && read.contact == "feeds@example.org")
        #expect(read.feeds.map(\.intervalSeconds) == [7200, nil] && read.feeds.map(\.ignoresHost) == [true, nil])
        let plain = try configuration("")
        #expect(plain.polling == PollingSettings() && plain.contact.isEmpty)
    }

    @Test func `a feed's secrets are references that check knows, and never stand in the configuration in force`() throws {
        let read = try configuration(
            """
            [[feed]]
            url = "https://example.org/a.xml"
            username = "reader"
            password = { env = "FEED_PASSWORD" }
            proxy = { env = "FEED_PROXY" }
            [[feed.header]]
            name = "PRIVATE-TOKEN"
            secret = { env = "FEED_TOKEN" }
            [[feed.header]]
            name = "Accept-Language"
            value = "de"
            """)
        #expect(read.secrets == [.env("FEED_PASSWORD"), .env("FEED_PROXY"), .env("FEED_TOKEN")])
        #expect(read.egress.contains { $0.host.contains("FEED_PROXY") })
    }

    @Test(arguments: [
        ("[polling]\nshortest = \"2h\"\nlongest = \"1h\"", "longer than longest"),
        ("[polling]\ncallback = \"https://a.example/websub\"", "daemon.webhooks"),
        ("[polling]\ncallback = \"http://a.example/\"", "/websub"),
        ("[polling]\ncontact = \"call (me)\"", "mail address"),
        ("[[feed]]\nurl = \"https://a.example/\"\nusername = \"x\"", "go together"),
        ("[[feed]]\nurl = \"https://a.example/\"\n[[feed.header]]\nname = \"X\"", "value or a secret"),
        ("[[feed]]\nurl = \"https://a.example/\"\nhttp_version = \"3\"", "http_version"),
    ]) func `what cannot be is told`(text: String, words: String) {
        #expect(problems(text).contains(words), "\(problems(text))")
    }
}
