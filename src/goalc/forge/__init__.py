"""goalc in pipelines of forges (GitHub, Gitea and Forgejo, GitLab): commits, files and comments."""
