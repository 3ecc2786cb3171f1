import Editorial
import FoundationEssentials
import Support
import TestKit
import Testing

@testable import Daemon

struct ManualTests {
    private static let page = ManualPage.roff(CommandLineProgram.commands, day: "2026-11-20")

    @Test func `the manual has every command with its options and examples, and every exit code`() {
        for command in CommandLineProgram.commands {
            let title = Roff.literal("copydesk \(command.name) \(command.words)").trimmed
            let section = Self.page.split(separator: ".SS \"\(title)\"\n").last?.split(separator: "\n.S").first.map(String.init) ?? ""
            for option in command.options { #expect(section.contains(Roff.bold("--\(option.name)")), "\(command.name) \(option.name)") }
            for example in command.examples { #expect(section.contains(Roff.example(example)), "\(example)") }
        }
        for code in ExitCode.allCases { #expect(Self.page.contains("\\fB\(code.rawValue)\\fR\n")) }
    }

    @Test func `every line of the manual is ASCII and fits eighty columns, but for an address`() {
        for line in Self.page.split(separator: "\n") {
            #expect(line.utf8.allSatisfy { (0x20...0x7E).contains($0) } && (line.count <= 80 || !line.contains(" ")), "\(line)")
        }
    }

    @Test(arguments: [
        ("say --name=value or a-b", "say \\-\\-name=value or a-b"), (".dot first", "\\&.dot first"), ("back\\slash", "back\\eslash"),
        ("'quoted' first", "\\&'quoted' first"), ("/var/lib/a-b", "/var/lib/a\\-b"),
    ]) func `what roff would take for its own is written so that it does not`(text: String, roff: String) {
        #expect(Roff.prose(text) == roff)
    }

    @Test func `the manual tells of every variable of the environment that the program reads`() throws {
        let told = Set(ManualFacts.environment.map(\.name))
        var read: Set<String> = []
        for source in try Self.sources(in: Self.root + "/Sources") {
            let text = String(decoding: try Files.read(source, limit: 1 << 20), as: UTF8.self)
            read.formUnion(text.matches(of: #/Environment\.value\("([A-Z_]+)"\)/#).map { String($0.1) })
        }
        #expect(read == told, "told, not read: \(told.subtracting(read)); read, not told: \(read.subtracting(told))")
    }

    @Test func `the same sources make the same page`() async throws {
        let arguments = ["SOURCE_DATE_EPOCH=1795179088", Programs.copydesk, "manual"]
        let result = try await Child.run(executable: "/usr/bin/env", arguments: arguments, timeout: .seconds(30))
        #expect(String(decoding: result.output, as: UTF8.self) == Self.page + "\n")
    }

    @Test func `the picture program is found beside a built one and in libexec of an installed one`() throws {
        let folder = try ScratchFolder()
        #expect(DaemonProcess.pictureProgram(of: folder.file("bin/copydesk")) == folder.file("libexec/copydesk/copydesk-picture"))
        try Files.write(folder.file("copydesk-picture"), [])
        #expect(DaemonProcess.pictureProgram(of: folder.file("copydesk")) == folder.file("copydesk-picture"))
    }

    @Test func `the operators' guide has the table of causes that the command prints`() throws {
        let guide = String(decoding: try Files.read(Self.root + "/docs/operators.md", limit: 1 << 20), as: UTF8.self)
        #expect(guide.contains("\n\n\(Cause.table)\n\n"), "print it with: copydesk why --causes")
        #expect(Cause.allCases.count >= 30)
    }

    private static let root = #filePath.split(separator: "/").dropLast(3).reduce("") { $0 + "/" + $1 }

    private static func sources(in folder: String) throws -> [String] {
        try FileManager.default.subpathsOfDirectory(atPath: folder).filter { $0.hasSuffix(".swift") }.map { folder + "/" + $0 }
    }
}
