"""Milliseconds in which LibreOffice works a spreadsheet out again, every cell of it: one process, loaded once.

python3 office-recalculation.py SOFFICE FILE.xlsx PROFILE_FOLDER TIMES
"""
import json
import subprocess
import sys
import time

import uno
from com.sun.star.beans import PropertyValue
from com.sun.star.connection import NoConnectException

program, file, profile, times = sys.argv[1], sys.argv[2], sys.argv[3], int(sys.argv[4])
pipe = "pipe,name=versneller-bench-%d;urp;StarOffice.ComponentContext" % time.time_ns()
office = subprocess.Popen(
    [program, "-env:UserInstallation=file://" + profile, "--headless", "--norestore", "--accept=" + pipe]
)
try:
    local = uno.getComponentContext()
    resolver = local.ServiceManager.createInstanceWithContext("com.sun.star.bridge.UnoUrlResolver", local)
    context = None
    for _ in range(600):
        try:
            context = resolver.resolve("uno:" + pipe)
            break
        except NoConnectException:
            time.sleep(0.1)
    desktop = context.ServiceManager.createInstanceWithContext("com.sun.star.frame.Desktop", context)
    document = desktop.loadComponentFromURL("file://" + file, "_blank", 0, (PropertyValue("Hidden", 0, True, 0),))
    measured = []
    for _ in range(times):
        start = time.perf_counter()
        document.calculateAll()
        measured.append(1000 * (time.perf_counter() - start))
    document.close(True)
    print(json.dumps(measured))
finally:
    office.terminate()
    office.wait()
