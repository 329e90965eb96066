"""A function behind a plain webhook: prints each change it is told. python3 webhook.py PORT"""

import json
import sys
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer


class Changes(BaseHTTPRequestHandler):
    def do_POST(self):
        event = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        for record in event["Records"]:
            change = record["dynamodb"]
            print(record["eventName"], json.dumps(change.get("NewImage", change["Keys"])), flush=True)
        self.send_response(200)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def log_message(self, *unused):
        pass


server = ThreadingHTTPServer(("127.0.0.1", int(sys.argv[1])), Changes)
print(f"webhook on http://127.0.0.1:{server.server_port}/", flush=True)
server.serve_forever()
