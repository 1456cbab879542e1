"""``python -m kg`` is the shell ``kg``."""
from kg.shell import main

raise SystemExit(main())
