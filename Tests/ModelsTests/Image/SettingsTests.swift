import Editorial
import Support
import TOML
import Testing

@testable import Models

@Suite("Settings of painters")
struct ImageSettingsTests {
    private func problems(_ lines: String) throws -> [String] {
        let findings = Findings()
        var root = TableReader(try TOMLDocument.parse("[[model]]\n" + lines, file: "copydesk.toml"), findings: findings)
        for var table in root.tables("model") {
            _ = ImageModelKinds.read(&table)
            table.finish()
        }
        return findings.problems.map(\.description)
    }

    @Test("an unknown kind is answered with the known ones")
    func unknownKind() throws {
        let text = try #require(try problems("kind = \"sdappi\"").first)
        #expect(text.contains("did you mean \"sdapi\"?"))
        #expect(text.contains("\"stability\"") && text.contains("\"card\""))
    }

    @Test("each kind needs only what it cannot guess")
    func defaults() throws {
        #expect(try problems("kind = \"sdapi\"") == [])
        #expect(try problems("kind = \"card\"") == [])
        #expect(try problems("kind = \"stability\"\ntoken = { env = \"X\" }") == [])
        #expect(try problems("kind = \"stability\"").first?.contains("token is missing") == true)
    }

    @Test("a user without a password is told")
    func halfCredentials() throws {
        #expect(try problems("kind = \"sdapi\"\nuser = \"ada\"").first?.contains("belong together") == true)
    }

    @Test("a key of another kind is unknown")
    func foreignKey() throws {
        #expect(try problems("kind = \"card\"\nsteps = 3").first?.contains("unknown key steps") == true)
    }

    @Test("names say kind and model")
    func names() throws {
        #expect(try Studio.painter("kind = \"sdapi\"").name == "sdapi/127.0.0.1:7860")
        #expect(try Studio.painter("kind = \"sdapi\"\nmodel = \"sd_xl_base_1.0\"").name == "sdapi/sd_xl_base_1.0")
        #expect(try Studio.painter("kind = \"card\"").name == "card/builtin")
        #expect(
            try Studio.painter("kind = \"stability\"\napi = \"v1\"\ntoken = { env = \"PATH\" }").name
                == "stability/stable-diffusion-xl-1024-v1-0")
    }
}
