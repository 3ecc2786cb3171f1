import FoundationEssentials
import HTTPClient
import HTTPServer
import Rehearsal
import Support
import TestKit
import Testing

@testable import Daemon

/// Connecting an account: the real command, the real daemon, and a browser's way through LinkedIn's page.
@Suite(.serialized) struct LoginTests {
    private typealias Stage = Rehearsal.LinkedInSettings
    private static let (eddy, olga) = ("Ab3dE_9xYz", "Zz0-other1")

    @Test func `a person permits it in the browser, and the next post goes out with the new token`() async throws {
        try await LoginHouse.open { house, login in
            let daemon = try await house.start()
            // The account is looked at right after the start.
            let wanted = "not connected to LinkedIn: run copydesk connect linkedin 'Editor in person'"
            for _ in 0..<200 where !(try await house.status().contains(wanted)) { try await Task.sleep(for: .milliseconds(50)) }
            #expect(try await house.status().contains(wanted))
            let command = try await login.begin("Editor in person")
            // Somebody else's page sends the browser here: that ends nothing.
            let forged = try await login.get("\(login.redirect)?code=AQforged&state=\(String(repeating: "0", count: 64))")
            #expect(forged.status == 400 && forged.text.contains("answers no login that is waited for"))
            #expect(try await login.get("\(login.redirect)?code=x").status == 404)
            let landed = try await login.get(try await login.allow(Self.eddy, at: command.page))
            #expect(landed.status == 200 && landed.text.contains("is connected as Eddy Editor (\(Stage.memberAuthor))"), "\(landed)")
            #expect(try await command.child.end() == 0)
            #expect(command.child.lines.last?.contains("connected as Eddy Editor (\(Stage.memberAuthor)) until 2027-01-") == true)

            let draft = try await house.reviewed()
            house.clock.jump(to: try await house.prepared(draft, daemon))
            try await house.pass("the post", step: .seconds(5)) { house.state(of: draft) == "Published" }
            #expect(house.linkedIn.posts.map(\.author) == [Stage.memberAuthor])
            let status = try await house.status()
            #expect(status.contains("active, ") && status.contains("can      publish"), "\(status)")
            try await daemon.stop()
        }
    }

    @Test func `the pasted address does as well, over a restart, until the account is disconnected; no secret is anywhere`() async throws {
        try await LoginHouse.open { house, login in
            try house.edit { $0.replacing("log = \"info\"", with: "log = \"debug\"") }
            let first = try await house.start()
            let command = try await login.begin("Editor in person", "--paste", "--json")
            let address = try await login.away(try await login.allow(Self.eddy, at: command.page))
            let before = try String(decoding: Files.read("/proc/\(command.child.pid)/cmdline", limit: 1 << 16), as: UTF8.self)
            command.child.type(address)
            #expect(try await command.child.end() == 0)
            let answer = try JSON(parsing: Array((command.child.lines.last ?? "").utf8))
            #expect(answer["account"] == "Editor in person" && answer["author"]?.string == Stage.memberAuthor, "\(answer)")
            #expect(answer["name"] == "Eddy Editor" && answer["renewable"] == false && answer["advice"] == [])

            // The same address once more: its state was good once.
            let again = try await login.begin("Editor in person", "--paste")
            again.child.type(address)
            #expect(try await again.child.end() == 10)
            #expect(again.child.lines.last?.contains("answers no login that is waited for") == true)

            try await house.pass("the look at the token") {
                first.lines.contains { $0.contains("account looked at") && $0.contains("Editor in person") && $0.contains("active") }
            }
            try await first.stop()
            let daemon = try await house.start()
            // What was found is known of this very token alone.
            #expect(try await house.status().contains("token    active, "))
            let gone = try await house.command("disconnect", "linkedin", "Editor in person")
            #expect(gone.contains("is disconnected, and its tokens are gone from here"))
            try await house.pass("the missing token") {
                daemon.lines.contains { $0.contains("is not connected to LinkedIn: run copydesk connect") }
            }
            let none = try await Programs.copydesk("disconnect", "linkedin", "Editor in person", "--config", house.path)
            #expect(none.code == 1 && none.errors.contains("The account \"Editor in person\" is not connected."))
            try await daemon.stop()

            let tokens = house.linkedIn.grantedTokens(to: Stage.memberClient).filter { $0 != Stage.memberToken }
            let code = address.split(separator: "code=").last?.split(separator: "&").first.map(String.init) ?? ""
            let secrets = tokens + [code, Stage.secret(of: Stage.memberClient)]
            let told = first.lines + daemon.lines + command.child.lines + again.child.lines + [before, gone]
            #expect(tokens.count == 1 && code.count > 100)
            for secret in secrets { #expect(!told.contains { $0.contains(secret) }) }
            let files = ["copydesk.db", "copydesk.db-wal"].compactMap { try? Files.read(house.folder.file($0), limit: 64 << 20) }
            for token in tokens { #expect(!files.contains { $0.firstRange(of: Array(token.utf8)) != nil }) }
        }
    }

    @Test func `each way in which a login connects nothing has its sentence and its exit code`() async throws {
        try await LoginHouse.open { house, login in
            let daemon = try await house.start()
            func outcome(_ answer: (String) async throws -> String) async throws -> (code: Int32, sentence: String) {
                let command = try await login.begin("Editor in person", "--paste")
                command.child.type(try await answer(command.page))
                let code = try await command.child.end()
                #expect(command.child.lines.last?.hasPrefix("copydesk: ") == true, "\(command.child.lines)")
                return (code, command.child.lines.last ?? "")
            }
            let cancelled = try await outcome { try await login.away($0 + "&answer=cancel") }
            #expect(cancelled.code == 6 && cancelled.sentence.contains("the login was cancelled on LinkedIn's page"), "\(cancelled)")
            let stranger = try await outcome { try await login.away(try await login.allow(Self.olga, at: $0)) }
            #expect(stranger.code == 7 && stranger.sentence.contains("it was Olga Other, urn:li:person:Zz0-other1 who logged in"))
            house.linkedIn.configure { $0.products[Stage.memberClient] = ["openid", "profile"] }
            let scopes = try await outcome { try await login.away($0) }
            #expect(scopes.code == 8 && scopes.sentence.contains("Scope \"w_member_social\" is not authorized"), "\(scopes)")
            house.linkedIn.configure { $0.products[Stage.memberClient] = ["openid", "profile", "w_member_social"] }
            let used = try await outcome { page in
                let address = try await login.away(try await login.allow(Self.eddy, at: page))
                house.linkedIn.forgetCodes()
                return address
            }
            #expect(used.code == 9 && used.sentence.contains("it is good once, for 30 minutes, and for"), "\(used)")
            let foreign = try await outcome { _ in "\(login.redirect)?code=AQother&state=0123" }
            #expect(foreign.code == 10 && foreign.sentence.contains("answers no login that is waited for"), "\(foreign)")
            let late = try await outcome { page in
                let address = try await login.away(try await login.allow(Self.eddy, at: page))
                house.clock.jump(to: house.clock.now() + LoginDesk.patience)
                return address
            }
            #expect(late.code == 10, "\(late)")
            #expect(try await outcome { _ in "nonsense" }.code == 10)

            // None of them kept anything.
            let none = try await Programs.copydesk("disconnect", "linkedin", "Editor in person", "--config", house.path)
            #expect(none.code == 1 && none.errors.contains("is not connected"))
            try await daemon.stop()
        }
    }

    @Test func `what cannot be begun is told in one sentence`() async throws {
        try await LoginHouse.open { house, login in
            let alone = try await Programs.copydesk("connect", "linkedin", "Editor in person", "--config", house.path)
            #expect(alone.code == 4 && alone.errors.contains("no daemon answers"), "\(alone)")
            let daemon = try await house.start()
            let unnamed = try await Programs.copydesk("connect", "linkedin", "--config", house.path)
            #expect(unnamed.code == 1 && unnamed.errors.contains("Say which account it is: \"Company page\", \"Editor in person\"."))
            let unknown = try await Programs.copydesk("connect", "linkedin", "Nobody", "--json", "--config", house.path)
            #expect(unknown.code == 1 && unknown.errors.contains("is called \"Nobody\": there is \"Company page\""), "\(unknown)")
            #expect(try JSON(parsing: Array(unknown.output.utf8))["reason"] == .null)
            for words in [["connect"], ["connect", "facebook"], ["disconnect", "linkedin", "a", "b"]] {
                let result = try await Child.run(executable: Programs.copydesk, arguments: words, timeout: .seconds(30))
                #expect(result.exit == .code(2), "\(words)")
            }
            let taken = try HTTPServer(port: login.port) { _ in .empty(204) }
            let busy = try await Programs.copydesk("connect", "linkedin", "Editor in person", "--config", house.path)
            #expect(busy.code == 1 && busy.errors.contains("Port \(taken.port) of the redirect address"), "\(busy)")
            try await daemon.stop()
        }
    }
}

/// A house whose member account has an app and no token, and the browser of the person who connects it.
struct LoginHouse: Sendable {
    let path: String
    let redirect: String
    let port: Int
    private let client = HTTPClient(userAgent: "test")

    static func open(_ play: @escaping @Sendable (Playhouse, LoginHouse) async throws -> Void) async throws {
        try await Playhouse.open(accounts: ["Editor in person"]) { house in
            let port = try freePort()
            let login = LoginHouse(path: house.path, redirect: "http://localhost:\(port)/linkedin", port: port)
            house.linkedIn.configure { $0.redirects[Rehearsal.LinkedInSettings.memberClient] = [login.redirect] }
            let token = "token = { file = \"\(house.folder.path)/member-token\" }"
            try house.edit { $0.replacing(token, with: "redirect = \"\(login.redirect)\"") }
            try await play(house, login)
        }
    }

    private static func freePort() throws -> Int { try HTTPServer(port: 0) { _ in .empty(204) }.port }

    /// Starts the command and reads the page that it prints.
    func begin(_ words: String...) async throws -> (child: DaemonChild, page: String) {
        let child = try DaemonChild(arguments: ["connect", "linkedin"] + words + ["--config", path])
        let page = try await child.line("/oauth/v2/authorization?").trimmed
        try await child.line(words.contains("--paste") ? "press Enter" : "Waiting on port")
        return (child, page)
    }

    /// The address of the page's link by which that member permits it.
    func allow(_ member: String, at page: String) async throws -> String {
        let shown = try await get(page)
        let mark = "id=\"allow-\(member)\" href=\""
        guard shown.status == 200, let link = shown.text.split(separator: mark).dropFirst().first?.split(separator: "\"").first else {
            throw Missing(description: "no way to permit it: \(shown)")
        }
        return String(page.prefix { $0 != "?" }).replacing("/oauth/v2/authorization", with: "") + link.replacing("&amp;", with: "&")
    }

    /// Where an address of the look-alike sends a browser.
    func away(_ address: String) async throws -> String {
        let response = try await client.send(HTTPRequest("GET", address, limits: HTTPLimits(redirects: 0)))
        guard response.status == 302, let location = response.headers.first(where: { $0.name.lowercased() == "location" })?.value else {
            throw Missing(description: "\(address) leads nowhere: \(response.status)")
        }
        return location
    }

    /// What a browser shows in the end.
    func get(_ address: String) async throws -> (status: Int, text: String) {
        let response = try await client.send(HTTPRequest("GET", address))
        return (response.status, String(decoding: response.body, as: UTF8.self))
    }
}
