"""Sentences of the commands for git and forges: git, textconv, ci."""

MESSAGES: dict[str, str] = {
    "ci.short": "Check, build and compare in a forge's pipeline.",
    "ci": "Check and build the specs that are checked out, and compare them with the target of the merge request (or with what was there before the push). The outcome goes to a folder: built forms, changes, redlines, files for the pages of the forge. It knows the pipelines of GitHub, Gitea (Forgejo) and GitLab; on your own machine it compares with the default branch.\n\n"
    "\b\nExamples:\n  goalc ci specs --fail-on looser,scope\n  goalc ci specs --base origin/main -o results\n\n"
    "The paths can be in the environment variable GOALC_PATHS, one a line; the options in GOALC_BASE, GOALC_FAIL_ON and GOALC_OUTPUT.\n\n"
    "\b\nExit codes: 0 passed · 1 the check or the changes fail · 2 wrong command\n            3 cannot read or write a file, or there is nothing to compare with · 70 a bug in goalc · 130 interrupted",
    "ci.paths": "[PATH]…",
    "ci.base": "The revision to compare with (from where the head left it); by default what the event of the pipeline says.",
    "ci.fail-on": "Which changes fail, as --fail-on of goalc diff.",
    "ci.output": "The folder for the results.",
    "ci.nothing": "There is no revision to compare with; only the check and the build were done.",
    "ci.whole": "the artifact of the pipeline (changes.html in the folder {name})",
    "ci.more": "{count} more problems, see check.txt",
    "ci.no-revision": "There is no revision “{name}”. See whether what is checked out is a git repository.",
    "ci.no-base": "There is no revision “{name}” to compare with. Check out the whole history, or name the revision with --base.",
    "ci.shallow": "There is no revision “{name}” to compare with, because only the last few are checked out. Check out the whole history: fetch-depth: 0 for actions/checkout on GitHub and Gitea, GIT_DEPTH: 0 on GitLab, git fetch --unshallow on your own machine.",
    "ci.not-proposed": "The target branch is checked out, and not the revision {name} of the merge request, so there is nothing to compare. Give actions/checkout a ref, so that it checks out the request's revision.",
    "ci-comment.short": "Put the outcome of goalc ci into a comment at the merge request.",
    "ci-comment": "Put the comment.md that goalc ci has written into one comment at the pull or merge request; where there is such a comment already, it is written anew and no other is made. For pipelines on GitHub, Gitea (Forgejo) and GitLab.\n\n"
    "\b\nExample:\n  GOALC_TOKEN=… goalc ci-comment goalc-ci/comment.md\n\n"
    "The token is that of the environment variable GOALC_TOKEN, GITHUB_TOKEN, GITEA_TOKEN or GITLAB_TOKEN. Where no comment can be written (no token, no permission, no connection), this is said and is no failure.",
    "comment.no-request": "This is not a merge request; no comment was written.",
    "comment.no-token": "There is no token; no comment was written. Set GOALC_TOKEN in the pipeline.",
    "comment.refused": "{name} does not permit a comment ({reason}): the token lacks the permission, as with every merge request from a fork. The outcome is among the artifacts of the pipeline.",
    "comment.failed": "Cannot write a comment at {name} ({reason}). The outcome is among the artifacts of the pipeline.",
    "comment.created": "The comment was written.",
    "comment.updated": "The comment was written anew.",
    "comment.same": "The comment says the same already and was left as it is.",
    "git.short": "Let git understand forms and specs: compare, merge.",
    "git": "Let git show what changes in built Word and Excel forms and in specs, and merge specs by their meaning. Only this repository's own git settings (config and info/attributes) are written; nothing under version control changes, and nobody else is affected.\n\n"
    "\b\nExamples:\n  goalc git install\n  git diff build            compare built forms by the text in them\n"
    "  git goalc diff main       compare specs by their meaning alone\n  git goalc log -p specs\n  goalc git uninstall",
    "git.install.short": "Install.",
    "git.install": "Install: git diff, git show and git log -p show the text in .docx and .xlsx files; git goalc diff (or git goalc show, git goalc log -p) shows what changes in the meaning of specs, without formatting, comments and the order of keys. Plain git diff shows specs as they are written, as before. git merge and git rebase merge specs by their fields and indicators (goalc merge). It can be run again, and should be when goalc has moved.\n\n"
    "\b\nExamples:\n  goalc git install\n  goalc git install --global",
    "git.uninstall.short": "Uninstall.",
    "git.uninstall": "Uninstall: take away what goalc git install has written, and not a byte of other settings.\n\n"
    "\b\nExamples:\n  goalc git uninstall\n  goalc git uninstall --global",
    "git.global": "For all your repositories (git config --global), not this one alone. Where a repository's .gitattributes says otherwise, that counts.",
    "git.installed": "Installed. git diff now shows the text in .docx and .xlsx files, and git merge merges specs by fields and indicators (set in git's configuration and in {name}).",
    "git.alias": "Compare specs by their meaning: git goalc diff, git goalc show, git goalc log -p.",
    "git.others": "git's configuration has another {names}, which was left as it is, so there is no command git goalc.",
    "git.uninstalled": "Uninstalled.",
    "git.nothing": "It was not installed here; there is nothing to take away.",
    "drivers.no-git": "There is no git. Install git first.",
    "drivers.no-repository": "“{name}” is in no git repository. Run it in one, or add --global for all your repositories.",
    "drivers.distrusted": "git does not trust the repository of “{name}”, because it belongs to another user. First run git config --global --add safe.directory, as git suggests.",
    "drivers.marks": "The marks of goalc git install in “{name}” are not in pairs, and it was left as it is. Open it, delete the lines with this mark, and run this again.",
    "drivers.failed": "Cannot change git's settings: {said}",
    "textconv.short": "Show a built form or a spec as text that can be compared.",
    "textconv": "Show a Word form (.docx), an Excel form (.xlsx) or a spec (.yaml) as text: a line for each row of a form, a line for each value of a spec. After `goalc git install`, git diff uses it to compare built forms.\n\n"
    "\b\nExamples:\n  goalc textconv build/liupanshui-police/05-705工程项目建设经费.docx\n"
    "  goalc textconv specs/2025/liupanshui-police/department.yaml\n\n"
    "Styles, pictures, headers, footers and notes are not shown; a Word file with tracked changes is shown as if all were accepted.\n\n"
    "\b\nExit codes: 0 shown · 1 the spec has errors · 2 wrong command · 3 cannot read the file\n            70 a bug in goalc · 130 interrupted",
    "textconv.git": "For git: print a sentence for a file that cannot be read, too, so that git diff goes on.",
    "textconv.kind": "“{name}” is not a Word form (.docx), an Excel form (.xlsx) or a spec (.yaml) and cannot be shown as text.",
    "textconv.no-spec": "“{name}” has no “表式”, so it is not the spec of a form and cannot be shown as text.",
    "textconv.old": "“{name}” is under a password, or in an old format (.doc, .xls), and cannot be read. Take the password away, or save it as .docx or .xlsx.",
    "textconv.broken": "“{name}” is not a sound Word or Excel file and cannot be read. Open it in Word, Excel or WPS, and save it again.",
    "textconv.entities": "“{name}” has a document type declaration, which no file of Word or Excel has, and was not read. Find out where this file comes from.",
    "textconv.too-large": "“{name}” is too large, or takes too long to read, and was not read. Open it in Word, Excel or WPS.",
}
