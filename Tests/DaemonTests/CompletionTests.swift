import FoundationEssentials
import Support
import TestKit
import Testing

@testable import Daemon

/// Completion and manual know every command and option, because both are made from the table that is obeyed.
struct CompletionTests {
    /// bash as it asks for completion, without a keyboard; file names are readline's part, so that they are only called for.
    private static let bash = """
        eval "$1"
        shift
        compopt() { echo "compopt $*"; }
        COMP_WORDS=("$@")
        COMP_CWORD=$(($# - 1))
        _copydesk
        printf '%s\\n' "${COMPREPLY[@]}"
        """

    @Test(arguments: [
        ([""], ["run", "show-config", "completion", "manual", "help", "--version"]), (["st"], ["status"]), (["--v"], ["--version"]),
        (["help", "re"], ["rehearse"]), (["once", "s"], ["select", "submit", "schedule", "send"]), (["setup", "n"], ["notion"]),
        (["completion", ""], ["bash", "zsh", "fish", "--help"]), (["status", "--j"], ["--json"]), (["nonsense", ""], [""]),
        (["rehearse", "--writer", ""], ["builtin", "model"]), (["rehearse", "--writer", "m"], ["model"]),
        (["rehearse", "--writer", "="], ["builtin", "model"]), (["rehearse", "--writer", "=", "b"], ["builtin"]),
        (["rehearse", "--seed", ""], [""]), (["rehearse", "--hands-off", "--see"], ["--seed"]),
        (["check", "--config", "/et"], ["compopt -o default", ""]),
        (["once", "collect", "--config", "=", ""], ["compopt -o default", ""]),
        (["backup", ""], ["compopt -o default", ""]), (["backup", "--c"], ["--config"]),
    ]) func `bash completes commands, options, values and files`(words: [String], expected: [String]) async throws {
        let script = try await Programs.copydesk("completion", "bash").output
        let arguments = ["--norc", "-c", Self.bash, "bash", script, "copydesk"] + words
        let result = try await Child.run(executable: "/bin/bash", arguments: arguments, timeout: .seconds(30))
        let offered = String(decoding: result.output, as: UTF8.self).split(separator: "\n", omittingEmptySubsequences: false).map(
            String.init)
        #expect(result.isSuccess && result.errors.isEmpty, "\(String(decoding: result.errors, as: UTF8.self))")
        let missing = expected.filter { !offered.contains($0) }
        #expect(missing.isEmpty, "\(words): \(offered)")
    }

    @Test(arguments: ["bash", "zsh", "fish"]) func `every shell is told of every command, option and choice`(shell: String) async throws {
        let script = try await Programs.copydesk("completion", shell).output
        for command in CommandLineProgram.commands {
            #expect(script.contains(command.name))
            for option in command.options {
                #expect(script.contains(shell == "fish" ? "-l \(option.name)" : "--\(option.name)"), "\(command.name) \(option.name)")
                if case .choice(let choices) = option.values { #expect(script.contains(choices.joined(separator: " "))) }
            }
            #expect(script.contains(command.wordValues.choices.joined(separator: " ")) || command.wordValues.choices.isEmpty)
        }
    }

    @Test(arguments: [
        (["completion"], "name one shell: bash, zsh, fish"), (["completion", "tcsh"], "name one shell"),
        (["rehearse", "--writer", "poet"], "--writer is builtin or model"),
    ]) func `a shell or a value that does not exist is told which ones do`(arguments: [String], words: String) async throws {
        let result = try await Child.run(executable: Programs.copydesk, arguments: arguments, timeout: .seconds(30))
        #expect(result.exit == .code(2) && String(decoding: result.errors, as: UTF8.self).contains(words))
    }
}
