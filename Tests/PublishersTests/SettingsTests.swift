import Editorial
import FoundationEssentials
import HTTPClient
import Support
import TOML
import TestKit
import Testing

@testable import Publishers

@Suite struct SettingsTests {
    private func read(_ text: String) throws -> (settings: (any PublisherSettings)?, problems: [String]) {
        let findings = Findings()
        var table = TableReader(try TOMLDocument.parse(text, file: "copydesk.toml"), findings: findings)
        let settings = PublisherKinds.read(&table)
        table.finish()
        return (settings, findings.problems.map(\.description))
    }

    @Test func `a LinkedIn account needs an author and a token`() throws {
        let (settings, problems) = try read(
            """
            kind = "linkedin"
            author = "urn:li:person:Ab3dE_9xYz"
            token = { credential = "linkedin-token" }
            """)
        #expect(problems == [])
        let linkedIn = try #require(settings as? LinkedInSettings)
        #expect(linkedIn.baseURL == "https://api.linkedin.com")
        #expect(linkedIn.version == APIVersion("202610"))
        #expect(linkedIn.token == .credential("linkedin-token"))
    }

    @Test func `every wrong setting is told at once, with its place`() throws {
        let (_, problems) = try read(
            """
            kind = "linkedin"
            author = "urn:li:page:1"
            version = "latest"
            base_url = "http://example.com"
            tokn = { env = "X" }
            """)
        #expect(problems.count == 5)
        #expect(problems.contains { $0.hasPrefix("copydesk.toml:2:") && $0.contains("urn:li:organization:") })
        #expect(problems.contains { $0.hasPrefix("copydesk.toml:3:") && $0.contains("202610") })
        #expect(problems.contains { $0.hasPrefix("copydesk.toml:4:") && $0.contains("https://") })
        #expect(problems.contains { $0.contains("token") && $0.contains("missing") })
        #expect(problems.contains { $0.contains("tokn") })
    }

    @Test func `what a login's scopes will not permit is known before, a token's are not`() throws {
        func lacks(_ lines: String) throws -> Message? { try read(lines).settings?.lacks(.firstComment) }
        let login = "kind = \"linkedin\"\nclient_id = \"a\"\nclient_secret = { env = \"S\" }\n"
        #expect(try lacks(login) == "needs w_member_social_feed")
        #expect(try lacks(login + "scopes = [\"openid\", \"w_member_social\", \"w_member_social_feed\"]\n") == nil)
        #expect(try lacks(login + "author = \"urn:li:organization:1\"\n") == nil)
        #expect(try lacks("kind = \"linkedin\"\nauthor = \"urn:li:person:Ab3\"\ntoken = { env = \"T\" }\n") == nil)
        #expect(try lacks("kind = \"file\"\nfolder = \"/posts\"\n") == "a folder takes no comments")
    }

    @Test func `sending again what was not seen is for pages alone`() throws {
        func account(_ author: String, _ word: String) -> String {
            "kind = \"linkedin\"\nauthor = \"\(author)\"\ntoken = { env = \"T\" }\nresend_unseen = \"\(word)\"\n"
        }
        let page = try read(account("urn:li:organization:1", "once"))
        #expect(page.problems == [])
        #expect((page.settings as? LinkedInSettings)?.resendUnseen == .once)
        let member = try read(account("urn:li:person:Ab3", "once")).problems
        #expect(member.count == 1)
        #expect(member.first?.contains("the posts of a member cannot be read") == true)
        #expect(try read(account("urn:li:person:Ab3", "never")).problems == [])
        #expect(try read(account("urn:li:organization:1", "twice")).problems.first?.contains("\"once\"") == true)
    }

    @Test func `the app's id and secret come together`() throws {
        let account = "kind = \"linkedin\"\nauthor = \"urn:li:organization:1\"\ntoken = { env = \"T\" }\n"
        let (settings, problems) = try read(
            account + "client_id = \"86abc\"\nclient_secret = { credential = \"linkedin-app\" }\nauth_url = \"https://login.test/\"")
        #expect(problems == [])
        let linkedIn = try #require(settings as? LinkedInSettings)
        #expect(linkedIn.client?.id == "86abc" && linkedIn.client?.secret == .credential("linkedin-app"))
        #expect(linkedIn.authURL == "https://login.test")
        #expect(try read(account + "client_id = \"86abc\"").problems.first?.contains("without client_secret") == true)
        #expect(try read(account + "client_secret = { env = \"S\" }").problems.first?.contains("without client_id") == true)
        #expect(try read(account + "auth_url = \"http://login.test\"").problems.first?.contains("auth_url would send the token") == true)
    }

    @Test func `an account that is connected needs its app and no token, and a redirect that no code is lost on`() throws {
        let account = "kind = \"linkedin\"\nclient_id = \"86abc\"\nclient_secret = { credential = \"linkedin-app\" }\n"
        let (settings, problems) = try read(account)
        #expect(problems == [])
        let linkedIn = try #require(settings as? LinkedInSettings)
        #expect(linkedIn.token == nil && linkedIn.author == "" && linkedIn.redirect == "http://localhost:8425/linkedin")
        for good in ["http://127.0.0.1:9000/", "https://desk.example.com/linkedin"] {
            #expect(try read(account + "redirect = \"\(good)\"").problems == [])
        }
        for bad in ["http://desk.example.com/", "https://desk.example.com/#x", "https://desk.example.com/?a=b"] {
            #expect(try read(account + "redirect = \"\(bad)\"").problems.first?.contains("redirect has to be https://") == true)
        }
    }

    @Test func `an unknown kind is answered with the known ones`() throws {
        let (settings, problems) = try read(#"kind = "linkedln""#)
        #expect(settings == nil)
        #expect(problems.first?.contains("\"linkedin\"") == true)
        #expect(problems.first?.contains("\"file\"") == true)
    }

    @Test func `a dry run needs a folder`() throws {
        let (settings, problems) = try read("kind = \"file\"\nfolder = \"/tmp/posts/\"")
        #expect(problems == [])
        #expect((settings as? FileSettings)?.folder == "/tmp/posts")
    }

    @Test(arguments: [
        "urn:li:person:", "urn:li:organization:x", "urn:li:organization:0", "urn:li:organization:-5", "5515715", "urn:li:person:a b",
        "urn:li:share:1",
    ])
    func `what is no author is none`(urn: String) { #expect(Author(urn) == nil) }

    @Test(arguments: [
        ("https://api.linkedin.com", "https://www.linkedin.com"), ("https://API.LinkedIn.com:443/", "https://www.linkedin.com"),
        ("http://127.0.0.1:8422", "http://127.0.0.1:8422"), ("https://peer.test/linkedin/", "https://peer.test/linkedin"),
    ])
    func `a post is seen at LinkedIn's own site, or where the service is that stands in for it`(base: String, site: String) throws {
        let (settings, _) = try read(
            "kind = \"linkedin\"\nauthor = \"urn:li:organization:1\"\ntoken = { env = \"T\" }\nbase_url = \"\(base)\"")
        let service = LinkedInService(
            account: "acme", settings: try #require(settings as? LinkedInSettings), token: nil,
            transport: HTTPClient(userAgent: "copydesk-test/1"))
        #expect(service.permalink("urn:li:share:1") == "\(site)/feed/update/urn:li:share:1/")
        #expect(service.activityPage == "\(site)/company/1/posts/")
    }

    @Test func `an account is warned of its version from the ninth month on`() throws {
        let settings = LinkedInSettings(
            author: "urn:li:organization:1", baseURL: "http://127.0.0.1:1", version: APIVersion("202601")!, token: nil)
        let tools = PublisherTools(transport: HTTPClient(userAgent: "copydesk-test/1"), clock: ManualClock(), log: .silent)
        let outlet = try settings.outlet(of: "acme", with: tools)
        #expect(outlet.inspector.advice(now: Timestamp.parse("2026-06-01T00:00:00Z")!) == [])
        #expect(outlet.inspector.advice(now: Timestamp.parse("2026-09-30T23:59:59Z")!) == [])
        let advice = outlet.inspector.advice(now: Timestamp.parse("2026-10-01T00:00:00Z")!)
        #expect(advice.count == 1 && advice.first?.contains("202601 of account acme is 9 months old and ends after about 12") == true)
    }
}
