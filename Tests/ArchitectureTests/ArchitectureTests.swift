import FoundationEssentials
import Testing

struct ArchitectureTests {
    @Test("Every source keeps to the layers and the house rules")
    func sources() throws {
        let files = try SourceFile.all(in: "Sources")
        #expect(files.count > 50)
        for problem in files.flatMap(Rules.problems) { Issue.record("\(problem)") }
    }

    @Test("Every test keeps to FoundationEssentials")
    func tests() throws {
        for problem in try SourceFile.all(in: "Tests").flatMap(Rules.testProblems) { Issue.record("\(problem)") }
    }

    @Test("The edges are those of Package.swift, and lead down only")
    func package() throws {
        let text = String(decoding: try Data(contentsOf: URL(filePath: SourceFile.root + "/Package.swift")), as: UTF8.self)
        let target = #/\.(?:executableT|t)arget\(\s*name: "([\w-]+)",\s*dependencies: \[([^\]]*)\]\s*\)/#
        var edges: [String: Set<String>] = [:]
        for match in text.matches(of: target) {
            edges[String(match.1)] = Set(match.2.matches(of: #/"([\w-]+)"/#).map { String($0.1) })
        }
        #expect(edges == Layers.edges)
        #expect(isFreeOfCircles(edges))
    }

    @Test(
        "A source that breaks a rule is found",
        arguments: [
            ("Editorial", "import Foundation", "Foundation brings"),
            ("Editorial", "import Storage", "Editorial may not import Storage"),
            ("Pipeline", "@preconcurrency internal import Glibc", "Pipeline may not import Glibc"),
            ("HTTPClient", "import struct CSodium.x", "HTTPClient may not import CSodium"),
            ("Support", "import Editorial", "Support may not import Editorial"),
            ("Storage", "    withUnsafeBytes(of: x) { $0 }", "unsafe code"),
            ("Storage", "nonisolated(unsafe) let x = 1", "unsafe code"),
            ("Storage", "final class X: @unchecked Sendable {}", "unsafe code"),
            ("Support", "let x = Task { 1 }", "no free Task"),
            ("Daemon", "Task.detached { }", "no free Task"),
            ("Daemon", "    Task(priority: .high) { }", "no free Task"),
            ("Daemon", "print(\"x\")", "print is lost"),
            ("Daemon", "public struct X {}", "what crosses modules is package"),
            ("Daemon", "struct FeedManager {}", "FeedManager says nothing"),
            ("Elsewhere", "", "not in the table"),
        ])
    func negatives(_ module: String, _ line: String, _ expected: String) {
        let problems = Rules.problems(SourceFile(path: "Sources/\(module)/Sample.swift", text: "// first\n" + line))
        #expect(problems.count == 1 && problems[0].contains(expected), "\(problems)")
    }

    @Test("A file's name is judged too")
    func fileNames() {
        let file = SourceFile(path: "Sources/Support/StringUtils.swift", text: "")
        #expect(Rules.problems(file) == ["Sources/Support/StringUtils.swift: the name StringUtils says nothing"])
    }

    @Test("Words in comments and texts are no code")
    func commentsAndTexts() {
        let text = """
            // unsafe: import Foundation, Task { }
            let x = "unsafe \\" print( Task {" // unsafe
            /* unsafe
            public unsafe */
            let y = \"\"\"
                Task { unsafe
                \"\"\"
            let group = await withTaskGroup(of: Void.self) { $0.addTask { } }
            let z = Prompt.print(x)
            """
        #expect(Rules.problems(SourceFile(path: "Sources/Editorial/Sample.swift", text: text)) == [])
    }

    private func isFreeOfCircles(_ edges: [String: Set<String>]) -> Bool {
        var rest = edges
        while !rest.isEmpty {
            let leaves = rest.filter { $0.value.allSatisfy { rest[$0] == nil } }.keys
            if leaves.isEmpty { return false }
            for leaf in leaves { rest.removeValue(forKey: leaf) }
        }
        return true
    }
}
