"""Tests of the processes: who is found, who is ended, what is heard."""
import os
import tempfile
import time
import unittest

from processes import Run, parsed, processes, role


def until(condition):
    """Waits a little for something to become true."""
    end = time.monotonic() + 10
    while not (found := condition()) and time.monotonic() < end:
        time.sleep(0.01)
    return found


class ProcessesTests(unittest.TestCase):
    def setUp(self):
        self.folder = tempfile.TemporaryDirectory()
        self.addCleanup(self.folder.cleanup)

    def run_shell(self, script):
        run = Run(["sh", "-c", script], os.path.join(self.folder.name, "run"))
        self.addCleanup(run.end)
        return run

    def test_a_process_whose_name_has_brackets(self):
        fields = "S 5 6 " + " ".join(str(number) for number in range(6, 30))
        found = parsed(f"17 (a) (b) {fields}")
        self.assertEqual(found[:4], (17, 5, 6, "S"))
        self.assertEqual(found.start, 22)       # proc(5): field 22

    def test_this_process_is_among_all(self):
        ours, = (each for each in processes() if each.pid == os.getpid())
        self.assertEqual(ours.parent, os.getppid())

    def test_roles_are_told_by_the_command_line(self):
        self.assertEqual(role(["bin/prant-worker"]), "worker")
        self.assertEqual(role(["bin/prant", "finish", "-w", "a"]), "finish")
        self.assertEqual(role(["/proc/self/exe", "finish"]), "finish")
        self.assertIsNone(role(["bin/prant", "run", "finish"]))
        self.assertIsNone(role([]))

    def test_a_line_that_was_cut_off_is_not_heard(self):
        run = self.run_shell("""echo '{"event":"started"}'; printf '{"event":'""")
        self.assertEqual(run.wait(10), 0)
        self.assertEqual(run.events, [{"event": "started"}])

    def test_the_status_is_none_while_it_runs(self):
        run = self.run_shell("exec sleep 60")
        self.assertIsNone(run.wait(0.05))

    def test_who_outlives_the_supervisor_is_found_and_ended(self):
        run = self.run_shell("sleep 60 & exec sleep 61")
        until(lambda: len([each for each in processes() if each.group == run.pid]) == 2)
        self.assertTrue(run.kill())
        self.assertEqual(run.left_behind(0.1), ["sleep 60"])
        self.assertTrue(until(lambda: not run.left_behind(0)))

    def test_who_ended_before_was_not_killed(self):
        run = self.run_shell("exit 4")
        self.assertEqual(run.wait(10), 4)
        self.assertFalse(run.kill())

    def test_who_left_the_group_is_remembered(self):
        run = self.run_shell("setsid sleep 60 & exec sleep 61")
        until(lambda: any(each.parent == run.pid and each.group == each.pid
                          for each in processes()))
        run.kill()
        self.assertEqual(run.left_behind(0.1), ["sleep 60"])

    def test_only_own_children_are_killed(self):
        run, other = self.run_shell("sleep 60 & wait"), self.run_shell("exec sleep 60")
        child, = until(lambda: [each.pid for each in processes() if each.parent == run.pid])
        self.assertFalse(run.kill_child(other.pid))
        self.assertIsNone(other.wait(0.05))
        self.assertTrue(run.kill_child(child))
        self.assertEqual(run.wait(10), 0)


if __name__ == "__main__":
    unittest.main()
