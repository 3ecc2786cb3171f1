import FoundationEssentials
import HTTPClient
import Rehearsal
import Support
import TestKit
import Testing

/// From an empty configuration to a desk, on the running daemon.
struct SetupTests {
    @Test func `without databases the daemon runs, says what to do, and takes what setup prints`() async throws {
        try await Playhouse.open { house in
            try house.edit { text in
                text.split(separator: "\n", omittingEmptySubsequences: false)
                    .filter { line in !["briefs = ", "brands = ", "feeds = ", "drafts = "].contains { line.hasPrefix($0) } }
                    .joined(separator: "\n")
            }
            let daemon = try await house.start()
            let before = try await Self.get("/readyz", of: daemon)
            #expect(before.status == 503 && before.text.contains("copydesk setup notion"), "\(before)")
            let asked = house.notion.requests.count
            let printed = try await house.command(
                "setup", "notion", "--page", "https://www.notion.so/Newsroom-\(house.page.replacing("-", with: ""))")
            #expect(house.notion.requests.count > asked)
            let lines = printed.split(separator: "\n").map { String($0).trimmed }
                .filter { line in ["briefs = ", "brands = ", "feeds = ", "drafts = "].contains { line.hasPrefix($0) } }
            #expect(lines.count == 4, "\(printed)")
            let guides = house.notion.blocks(of: house.page).filter { $0.type == "child_page" }
            #expect(guides.map(\.text) == ["How to work with Copydesk"] && printed.contains("Editors' guide: written"), "\(printed)")
            let again = try JSON(
                parsing: Array(try await house.command("setup", "notion", "--page", house.page, "--json").utf8))
            #expect(again["databases"]?.array?.map { $0["new"]?.bool } == [false, false, false, false], "\(again.text)")
            #expect(again["guide"]?["new"]?.bool == false)
            let seen = daemon.lines.count
            try house.edit { $0.replacing("[notion]", with: "[notion]\n" + lines.joined(separator: "\n")) }
            try await daemon.line("configuration in force", from: seen, within: .seconds(5))
            try await house.pass("readiness", step: .seconds(5), most: 20) {
                daemon.lines.count > 0 && house.notion.requests.last?.status == 200
            }
            var after = try await Self.get("/readyz", of: daemon)
            for _ in 0..<30 where after.status != 200 {
                house.clock.jump(to: house.clock.now() + .seconds(10))
                try await Task.sleep(for: .milliseconds(50))
                after = try await Self.get("/readyz", of: daemon)
            }
            #expect(after.status == 200, "\(after)")
            #expect(try await daemon.stop() == 0)
        }
    }

    @Test func `the example configuration is good, and so is every key that it only shows`() async throws {
        let example = #filePath.split(separator: "/").dropLast(3).reduce("") { $0 + "/" + $1 } + "/config/copydesk.toml"
        let plain = try await Programs.copydesk("check", "--config", example)
        #expect(plain.code == 0 && plain.errors.isEmpty, "\(plain)")
        let folder = try ScratchFolder()
        let whole = String(decoding: try Files.read(example, limit: 1 << 20), as: UTF8.self)
            .replacing("enabled = false", with: "enabled = true")
            .split(separator: "\n", omittingEmptySubsequences: false)
            .map { line in line.firstMatch(of: #/^# [a-z_]+ = /#) == nil ? line : line.dropFirst(2) }
            .joined(separator: "\n")
        try Files.write(folder.file("copydesk.toml"), Array(whole.utf8))
        let shown = try await Programs.copydesk("check", "--config", folder.file("copydesk.toml"))
        #expect(shown.code == 0, "\(shown)")
        #expect(whole != String(decoding: try Files.read(example, limit: 1 << 20), as: UTF8.self))
        let inForce = try await Programs.copydesk("show-config", "--config", folder.file("copydesk.toml"))
        let missing = Self.keys(inForce.output).subtracting(Self.keys(whole))
        #expect(inForce.code == 0 && Self.keys(inForce.output).count > 30)
        #expect(missing.isEmpty, "The program reads keys that the example does not show: \(missing.sorted())")
    }

    /// "[notion] poll", "[[account]] gap": every key that a configuration sets, with its table.
    private static func keys(_ text: String) -> Set<String> {
        var table = ""
        var keys: Set<String> = []
        for line in text.split(separator: "\n") {
            if line.hasPrefix("[") { table = String(line) }
            if let key = line.firstMatch(of: #/^([a-z_]+) = /#) { keys.insert("\(table) \(key.1)") }
        }
        return keys
    }

    @Test func `the configuration in force and every host are shown without a secret`() async throws {
        try await Playhouse.open { house in
            let shown = try await house.command("show-config")
            #expect(shown.contains("grace") && !shown.contains("ntn_rehearsal") && !shown.contains("rehearsal-page-token"))
            try Files.write(house.folder.file("again.toml"), Array(shown.replacing("\"<secret>\"", with: "{ env = \"A_SECRET\" }").utf8))
            let again = try await Programs.copydesk("check", "--config", house.folder.file("again.toml"))
            #expect(again.code == 0, "\(again)\n\(shown)")
            let egress = try await house.command("show-config", "--egress")
            #expect(egress.contains("127.0.0.1: drafts, pictures") && egress.contains("approved posts"), "\(egress)")
            let json = try JSON(parsing: Array(try await house.command("show-config", "--egress", "--json").utf8))
            #expect((json.array ?? []).count >= 3)
        }
    }

    @Test(arguments: [
        (["statsu"], 2, "did you mean status"), (["status", "--jsno"], 2, "did you mean --json"), (["once"], 2, "name one loop"),
        (["once", "sleep"], 2, "name one loop"), (["why"], 2, "name one: the Draft ID"), (["setup"], 2, "copydesk setup notion"),
        (["check", "--config"], 2, "needs a value"), (["check", "--config", "/nowhere/copydesk.toml"], 3, "/nowhere/copydesk.toml"),
        (["rehearse", "--hands-off", "--seed", "x"], 2, "whole number"),
        (["show-config", "--json", "--config", "/nowhere/x.toml"], 3, "x.toml"),
    ]) func `a wrong command line is told in one line with its code`(arguments: [String], code: Int, words: String) async throws {
        let result = try await Child.run(executable: Programs.copydesk, arguments: arguments, timeout: .seconds(30))
        let errors = String(decoding: result.errors, as: UTF8.self)
        #expect(result.exit == .code(code) && errors.contains(words), "\(arguments): \(result.exit) \(errors)")
        #expect(errors.split(separator: "\n").count == 1)
    }

    @Test func `without a daemon and without a store commands say how to start one`() async throws {
        let folder = try ScratchFolder()
        try Files.write(folder.file("copydesk.toml"), Array("[daemon]\nstate = \"\(folder.file("nowhere"))\"\n".utf8))
        let result = try await Programs.copydesk("status", "--config", folder.file("copydesk.toml"))
        #expect(result.code == 4 && result.errors.contains("copydesk run"), "\(result)")
    }

    static func get(_ path: String, of daemon: DaemonChild) async throws -> (status: Int, text: String) {
        let line = try await daemon.line("ready", "listen=")
        let address = line.split(separator: "listen=").last.map(String.init) ?? ""
        let client = HTTPClient(userAgent: "copydesk-tests")
        defer { client.close() }
        let response = try await client.send(HTTPRequest("GET", "http://\(address)\(path)"))
        return (response.status, String(decoding: response.body, as: UTF8.self))
    }
}
