"""goalc on a forge (GitHub, Gitea and Forgejo, GitLab): what is compared, written and told there."""
