import Support

/// The account is Copydesk's to fill: a text is written for the one that it is sent to.
extension Ruling {
    mutating func takeAccount(_ page: BoardPage) {
        guard let account = page.account, account != draft.board.shownAccount ?? draft.account else { return }
        // An option that people call something else now is no other account.
        guard account == draft.account || account.isEmpty || context.accounts.contains(account) else { return }
        draft.board.shownAccount = account == draft.account ? nil : account
        guard account != draft.account, !draft.isSealed else { return }
        refreshFace()
        comment("Account stays \(draft.account), for which the text was written: for a post of another account write a brief.")
    }
}
